/** Large pages: read in slices, between which the page goes on; how far it is can be seen, and stopped. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { contention, EXAMPLE, inEachBrowser, tabOf } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").Page} Page */

const URL = "https://large.example/";
const LINKS = 20_000;
/** How long our own work may keep a page waiting, in milliseconds. */
const SLICE = 50;
/** How often its timer runs meanwhile at least: it is due in each slice. In one piece it would run once. */
const TURNS = 10;
/** Readings of which the least counts: our work is in all of them, what else the machine does in some. */
const READINGS = 3;

/** @param {number} links @param {string} [script] */
const page = (
  links,
  script = "",
) => `<!doctype html><html lang="en"><title>Large</title><body><main>
  ${Array.from(
    { length: links / 4 },
    (
      _,
      at,
    ) => `<h2>Part ${at}</h2><p>Some words before <a href="https://s${at % 97}.example/${at}">what it says
    on ${at}</a>, then <a href="/own/${at}">an own page</a>.</p><ul><li><a rel="nofollow"
    href="https://t${at}.example/">one</a></li><li><a href="/list/${at}">two</a></li></ul>`,
  ).join("\n")}</main><script>${script}</script></body></html>`;

/** Counts its own timer. */
const TICKS = `var ticks = 0; setInterval(() => { ticks += 1; }, 5);`;

/** Adds to itself and takes away from itself, all the time. */
const RESTLESS = `setInterval(() => {
  const main = document.querySelector("main");
  for (let at = 0; at < 20; at += 1) {
    main.append(Object.assign(document.createElement("a"), { href: "/new/" + at, textContent: "new" }));
    main.children[Math.floor(Math.random() * main.children.length)].remove();
  }
}, 5);`;

/** Moves its first texts to its end, all the time: a walk in their order meets them again. */
const TURNING = `setInterval(() => {
  const { body } = document;
  for (let at = 0; at < 2000; at += 1) body.append(body.firstChild);
}, 5);`;

/**
 * Reads the page of a tab: at once by so many calls, of which each gives its answer; how long its slices were.
 * @param {number} tabId @param {number} calls
 */
async function read(tabId, calls) {
  const inject = "/inject.js";
  const { call } = await import(inject);
  const settings = '{"reread":false}';
  const asked = Array.from({ length: calls }, () => call(tabId, "analyze", settings, ""));
  const answers = await Promise.all(asked);
  const { ok } = await call(tabId, "timings");
  return { answers, timings: JSON.parse(ok ?? "{}") };
}

/** The numbers of a report. @param {{ok?: string, error?: string}} answer */
function numbers(answer) {
  const report = JSON.parse(answer.ok ?? `{"error": ${JSON.stringify(answer.error)}}`);
  return { links: report.totals?.links, unread: report.not_inspected?.links ?? 0 };
}

/**
 * Clicks the extension's button; the popup, once it shows how far the reading is.
 * @param {Page} tab
 */
async function popupWhileRead(tab) {
  const popup = await tab.action();
  await popup.until(() => document.querySelector("#progress:not([hidden])"));
  return popup;
}

/** Has a tab read, and closes the popup before it is; the tab's id. @param {Page} tab */
async function leftWhileRead(tab) {
  const popup = await popupWhileRead(tab);
  const id = await tabOf(popup);
  await popup.close();
  return id;
}

/** Has a tab read and cancels that; the popup, and the report of what was read. @param {Page} tab */
async function canceled(tab) {
  const popup = await popupWhileRead(tab);
  await popup.click("[data-act=cancel]");
  assert.equal(await popup.settled(), "complete");
  await popup.until(() => document.querySelector("#stopped:not([hidden])"));
  const says = await popup.text("#stopped");
  const report = JSON.parse(await popup.evaluate(() => globalThis.vouch.report("json")));
  return { popup, report, says };
}

inEachBrowser((context) => {
  test("a large page goes on while it is read, and the popup shows how far that is", async (t) => {
    context.pages.put(URL, { body: page(LINKS, TICKS) });
    const behind = await context.options();
    await context.visit(URL, async (tab) => {
      const popup = await tab.action();
      await popup.until(() => {
        const progress = document.querySelector("#progress:not([hidden])");
        return /of 20,000 links/.test(progress?.textContent ?? "");
      });
      assert.equal(await popup.settled(), "complete");
      const hidden = () => /** @type {any} */ (document.querySelector("#progress")).hidden;
      assert.equal(await popup.evaluate(hidden), true);
      const id = await tabOf(popup);
      await popup.close();
      const ticked = () => tab.evaluate(() => /** @type {any} */ (globalThis).ticks);
      const slices = [];
      for (let reading = 0; reading < READINGS; reading += 1) {
        const before = await ticked();
        const { answers, timings } = await behind.evaluate(read, id, 1);
        assert.deepEqual(numbers(answers[0]), { links: LINKS, unread: 0 });
        const ticks = (await ticked()) - before;
        const all = (timings.snapshot + timings.placing + timings.judging) / 1000;
        t.diagnostic(`${ticks} ticks in ${all} ms of ours, ${timings.longest / 1000} at most`);
        assert.ok(ticks >= TURNS, `the page had ${ticks} turns`);
        slices.push(timings.longest / 1000);
      }
      const limit = SLICE * contention();
      assert.ok(Math.min(...slices) < limit, `slices of ${slices} ms, ${limit} at most`);
    });
    await behind.close();
  });

  test("a reading that is canceled gives what was read, and says how much", async () => {
    context.pages.put(URL, { body: page(LINKS) });
    await context.visit(URL, async (tab) => {
      const { popup, report, says } = await canceled(tab);
      assert.match(says, /[\d,]+ of 20,000 links read/);
      assert.ok(report.links.length > 0 && report.links.length <= 2_000, `${report.links.length}`);
      assert.equal(report.links.length + report.not_inspected.links, LINKS);
      assert.equal(report.totals.links, report.links.length);
      await popup.close();
    });
  });

  test("a reading that is canceled while a frame is read counts nothing as whole", async () => {
    const framed = page(LINKS).replaceAll('"', "'");
    const frame = `<iframe srcdoc="${framed}"></iframe>`;
    const body = `<p><a href="https://first.example/">the first</a></p>${frame}${frame}`;
    context.pages.put(URL, { body });
    await context.visit(URL, async (tab) => {
      const { popup, report } = await canceled(tab);
      assert.deepEqual([report.links.length, report.frames.length], [1, 0]);
      const missed = { frames: 0, closed_roots: 0, stopped: true, links: 2 * LINKS };
      assert.deepEqual(report.not_inspected, missed);
      await popup.close();
    });
  });

  test("a frame that goes elsewhere while it is read, and a page that turns its texts around", async () => {
    const elsewhere = "https://elsewhere.example/";
    context.pages.put(elsewhere, { body: "<a href=https://within.example/>within</a>" });
    const frame = `<iframe srcdoc="<p><a href='https://framed.example/'>framed</a>"></iframe><main>`;
    context.pages.put(URL, { body: page(LINKS).replace("<main>", frame) });
    const behind = await context.options();
    await context.visit(URL, async (tab) => {
      const popup = await tab.action();
      const id = await tabOf(popup);
      await popup.settled();
      await popup.close();
      for (const leaves of [true, false]) {
        const reading = behind.evaluate(read, id, 1);
        if (leaves) {
          await tab.evaluate((to) => {
            const [frame] = document.querySelectorAll("iframe");
            if (frame) {
              frame.removeAttribute("srcdoc");
              frame.src = to;
            }
          }, elsewhere);
        }
        const { answers } = await reading;
        if (leaves && answers[0]?.error) continue;
        assert.deepEqual(numbers(answers[0] ?? {}), { links: LINKS, unread: 0 });
      }
    });
    await behind.close();
    const turning = `<body>${"a<!---->".repeat(20_000)}<script>${TURNING}</script>`;
    context.pages.put(URL, { body: turning });
    await context.click(URL, async (popup, _, state) => {
      assert.equal(state, "complete");
      await popup.close();
    });
  });

  test("of two readings at once the newer one answers both, and one after a closed popup as well", async () => {
    context.pages.put(URL, { body: page(LINKS) });
    const behind = await context.options();
    await context.visit(URL, async (tab) => {
      const id = await leftWhileRead(tab);
      const { answers } = await behind.evaluate(read, id, 2);
      for (const answer of answers) assert.deepEqual(numbers(answer), { links: LINKS, unread: 0 });
      assert.equal(answers[0].ok, answers[1].ok);
    });
    await behind.close();
  });

  test("a page that is left while it is read, and one that never rests", async () => {
    context.pages.put(URL, { body: page(LINKS) });
    const behind = await context.options();
    await context.visit(URL, async (tab) => {
      const id = await leftWhileRead(tab);
      const reading = behind.evaluate(read, id, 1);
      await tab.goto(`${URL}?again`).catch(() => {});
      await tab.goto(EXAMPLE.url);
      const { answers } = await reading.catch(() => ({ answers: [{ error: "left" }] }));
      assert.ok(answers[0].error || numbers(answers[0]).links === LINKS);
    });
    await behind.close();
    await context.click(EXAMPLE.url, async (popup, _, state) => {
      assert.equal(state, "complete");
      await popup.close();
    });
    context.pages.put(URL, { body: page(LINKS, RESTLESS) });
    await context.click(URL, async (popup, _, state) => {
      assert.equal(state, "complete");
      const report = JSON.parse(await popup.evaluate(() => globalThis.vouch.report("json")));
      assert.ok(report.totals.links > LINKS / 4, `${report.totals.links} links`);
      await popup.close();
    });
  });
});
