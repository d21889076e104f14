/** The popup's list of outbound links: what it shows, how it is walked by keys, how little of it is in the document. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, focusRow, inEachBrowser, rows } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").Popup} Popup */

/** A page with links of four kinds to a few sites, the last of them far below. */
const MIXED = {
  url: "https://mixed.example/",
  body: `<!doctype html><html lang="en"><head><title>Mixed</title></head><body><main><h1>Pumps of the town</h1>
<p>Before <a href="https://one.example/a">the first pump</a> there was none in the whole of the town, as we all know.</p>
<p>Then came <a rel="nofollow" href="https://two.example/b">a second pump</a>, which was a little better than that.</p>
<p>And <a href="https://one.example/c">another of the first</a>, which some people like more than all the others.</p>
<p>And <a rel="sponsored" href="https://three.example/d">a paid one</a>, which nobody liked as it was paid for.</p>
<div style="height: 3000px"></div></main>
<footer><a href="https://studio.example/">the studio</a></footer></body></html>`,
};

const MANY = 10_000;
/** As the popup writes it. */
const ALL = MANY.toLocaleString("en");

/** A list of so many links. */
const LONG = {
  url: "https://long.example/",
  body: `<!doctype html><html lang="en"><head><title>Long</title></head><body><main><h1>Pumps</h1><ul>${Array.from(
    { length: MANY },
    (_, nth) => `<li><a href="https://site${nth % 90}.example/${nth}">Pump ${nth}</a> is one.</li>`,
  ).join("")}</ul></main></body></html>`,
};

/** @param {string} word */
const FOLLOW = (word) => `[data-class=follow][data-word=${word}]`;

/** The numbers of the links shown, for lists that fit into the view. @param {Popup} popup */
const shown = (popup) =>
  popup.evaluate(async () => {
    document.getElementById("list-bar")?.scrollIntoView();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const rows = [...document.querySelectorAll("#rows .row")];
    return rows.map((row) => Number(row.getAttribute("data-index")));
  });

/** Waits until the list says that it shows so many. @param {Popup} popup @param {string} says */
const says = (popup, says) =>
  popup.until((text) => document.getElementById("list-shown")?.textContent === text, says);

/** The number of the link that has the focus. @param {Popup} popup */
const active = (popup) =>
  popup.evaluate(() => Number(document.activeElement?.getAttribute("data-index")));

/** Waits until every link is there. @param {Popup} popup */
const loaded = (popup) =>
  popup.until(() => document.getElementById("list-shown")?.getAttribute("aria-busy") === "false");

/** Nothing is chosen, whatever was before. @param {Popup} popup */
async function reset(popup) {
  await popup.evaluate(() => {
    for (const id of ["list-clear", "list-group"]) {
      const button = /** @type {HTMLElement} */ (document.getElementById(id));
      if (!button.hidden && button.getAttribute("aria-pressed") !== "false") button.click();
    }
    const sort = /** @type {HTMLSelectElement} */ (document.getElementById("list-sort"));
    sort.value = "position";
    sort.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/**
 * Scrolls down, frame by frame, by lines and by thousands of them: of each step how long our work and the layout after it took,
 * or the browser's longest task where it tells of them, in milliseconds, and whether other lines were drawn.
 * @param {number} longer For how long one more work keeps the popup waiting at the first step.
 */
async function scrolled(longer) {
  const list = /** @type {HTMLElement} */ (document.getElementById("rows"));
  const wait = () => {
    const began = performance.now();
    while (performance.now() - began < longer);
  };
  /** @type {{began: number, took: number}[]} */
  const tasks = [];
  const observer = new PerformanceObserver((entries) => {
    for (const { startTime, duration } of entries.getEntries()) {
      tasks.push({ began: startTime, took: duration });
    }
  });
  if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
    observer.observe({ type: "longtask" });
  }
  addEventListener("scroll", wait, { once: true });
  scrollTo(0, 0);
  /** @type {{began: number, took: number, isNew: boolean}[]} */
  const steps = [];
  for (let step = 0; step < 100; step += 1) {
    const before = list.lastElementChild;
    const began = performance.now();
    scrollBy(0, step % 20 === 0 ? 20_000 : 150);
    // What the browser tells with the next frame is told here, where it can be timed.
    dispatchEvent(new Event("scroll"));
    list.getBoundingClientRect();
    const took = performance.now() - began;
    steps.push({ began, took, isNew: list.lastElementChild !== before });
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  await new Promise((observed) => setTimeout(observed, 100));
  observer.disconnect();
  return steps.map(({ began, took, isNew }, step) => {
    const end = steps[step + 1]?.began ?? Number.POSITIVE_INFINITY;
    const within = tasks.filter((task) => task.began >= began && task.began < end);
    return { took: Math.max(took, ...within.map((task) => task.took)), isNew };
  });
}

inEachBrowser((context) => {
  context.pages.put(MIXED.url, { body: MIXED.body });
  context.pages.put(LONG.url, { body: LONG.body });

  test("filters by follow, place and words, together", async () => {
    await context.click(MIXED.url, async (popup) => {
      await says(popup, "5 of 5 shown");
      await popup.click(FOLLOW("followed"));
      await says(popup, "3 of 5 shown");
      assert.deepEqual(await shown(popup), [0, 2, 4]);
      await popup.click(FOLLOW("sponsored"));
      assert.deepEqual(await shown(popup), [0, 2, 3, 4]);
      await popup.click("#list-more > summary");
      await popup.click("[data-class=group][data-word=template]");
      assert.deepEqual(await shown(popup), [4]);
      await popup.click("#list-contexts > summary");
      await popup.click("[data-class=context][data-word=footer]");
      await popup.click("[data-class=context][data-word=body]");
      assert.equal(
        await popup.evaluate(() =>
          document
            .querySelector("[data-class=group][data-word=editorial]")
            ?.getAttribute("aria-pressed"),
        ),
        "true",
      );
      await popup.fill("#list-search", "FIRST one.example");
      await says(popup, "2 of 5 shown");
      assert.deepEqual(await shown(popup), [0, 2]);
      await popup.click("#list-clear");
      await says(popup, "5 of 5 shown");
      await popup.click("[data-class=anchor][data-word=descriptive]");
      assert.ok((await shown(popup)).length > 0);
      await popup.click("#list-contexts > summary");
      await popup.click("#list-more > summary");
      await reset(popup);
    });
  });

  test("sorts, and groups by site", async () => {
    await context.click(MIXED.url, async (popup) => {
      await reset(popup);
      /** @param {string} by */
      const sort = (by) =>
        popup.evaluate((value) => {
          const field = /** @type {HTMLSelectElement} */ (document.getElementById("list-sort"));
          field.value = value;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }, by);
      await sort("site");
      assert.deepEqual(await shown(popup), [0, 2, 4, 3, 1]);
      await sort("value");
      const { links } = JSON.parse(await popup.report("json"));
      const places = (await shown(popup)).map((number) => {
        const { place } = links.find((/** @type {any} */ link) => link.index === number);
        return place.low + place.high;
      });
      assert.deepEqual(
        places,
        places.toSorted((one, other) => other - one),
      );
      await sort("position");
      await popup.click("#list-group");
      await popup.until(() => document.querySelector("#rows .over"));
      const lines = (await rows(popup)).map((line) => line.replace(/\s+/g, " "));
      assert.equal(lines.length, 4 + 5);
      assert.match(lines[0] ?? "", /^one\.example 2 links$/);
      assert.match(lines[2] ?? "", /another of the first .*\/c/);
      assert.match(lines[3] ?? "", /^two\.example 1 link$/);
      await reset(popup);
    });
  });

  test("is walked by keys, and Enter leads to the link in the page", async () => {
    await context.click(MIXED.url, async (popup, page) => {
      await reset(popup);
      await popup.press("/");
      await popup.until(() => document.activeElement?.id === "list-search");
      await popup.fill("#list-search", "pump");
      await says(popup, "2 of 5 shown");
      await popup.press("Escape");
      await says(popup, "5 of 5 shown");
      await popup.press("ArrowDown");
      assert.equal(await active(popup), 0);
      await popup.press("ArrowDown");
      assert.equal(await active(popup), 1);
      await popup.press("ArrowUp");
      await popup.press("ArrowUp");
      assert.equal(await active(popup), 0);
      await popup.press("End");
      assert.equal(await active(popup), 4);
      await popup.press("PageUp");
      assert.ok((await active(popup)) < 4);
      await popup.press("Home");
      assert.equal(await active(popup), 0);
      const open = () => document.activeElement?.getAttribute("aria-expanded");
      await popup.press("ArrowRight");
      assert.equal(await popup.evaluate(open), "true");
      await popup.press("ArrowLeft");
      assert.equal(await popup.evaluate(open), "false");
      await popup.press("Space");
      assert.equal(await popup.evaluate(open), "true");
      await popup.press("Space");
      assert.equal(await popup.evaluate(open), "false");
      assert.equal(
        await popup.evaluate(() => document.querySelectorAll("#rows [tabindex='0']").length),
        1,
      );
      await popup.press("End");
      assert.equal(await page.evaluate(() => scrollY), 0);
      await popup.press("Enter");
      await page.until(() => {
        const link = document.querySelector("footer a")?.getBoundingClientRect();
        return scrollY > 0 && link && link.top >= 0 && link.bottom <= innerHeight;
      });
    });
  });

  test("has all links of a long page, and few of them in the document", async () => {
    await context.click(LONG.url, async (popup) => {
      await loaded(popup);
      await says(popup, `${ALL} of ${ALL} shown`);
      await focusRow(popup);
      await popup.press("End");
      assert.equal(await active(popup), MANY - 1);
      const last = () => {
        const row = document.activeElement;
        const box = row?.getBoundingClientRect();
        return {
          nth: row?.getAttribute("aria-posinset"),
          of: row?.getAttribute("aria-setsize"),
          seen: box && box.top >= 0 && box.bottom <= innerHeight + 1,
        };
      };
      assert.deepEqual(await popup.evaluate(last), { nth: `${MANY}`, of: `${MANY}`, seen: true });
      const most = await popup.evaluate(async () => {
        const list = /** @type {HTMLElement} */ (document.getElementById("rows"));
        let most = 0;
        for (let share = 0; share <= 1; share += 0.05) {
          scrollTo(0, list.offsetTop + share * list.offsetHeight);
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const seen = [...list.children].filter((line) => {
            const { top, bottom } = line.getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
          });
          if (seen.length < 5) throw new Error(`${seen.length} lines in view at ${share}`);
          most = Math.max(most, list.children.length);
        }
        return most;
      });
      assert.ok(most < 60, `${most} lines in the document`);
      await popup.fill("#list-search", `pump ${MANY - 1}`);
      await says(popup, `1 of ${ALL} shown`);
      await popup.press("Escape");
      await says(popup, `${ALL} of ${ALL} shown`);
    });
  });

  test("scrolls without a long task", async (t) => {
    await context.click(LONG.url, async (popup) => {
      await loaded(popup);
      // What else the machine does is in some of the passes, what is ours in each step of all of them.
      const longest = async (/** @type {number} */ longer, /** @type {number} */ passes) => {
        /** @type {number[]} */
        let least = [];
        let pass = 0;
        let changes = 0;
        do {
          const steps = await popup.evaluate(scrolled, longer);
          least = steps.map(({ took }, step) => Math.min(took, least[step] ?? took));
          changes = steps.filter(({ isNew }) => isNew).length;
          pass += 1;
        } while (Math.max(...least) > 50 && pass < passes);
        return { took: Math.max(...least), changes };
      };
      const { took: slow } = await longest(60, 2);
      assert.ok(slow > 50, `a long work would be seen, not ${slow} ms`);
      const { took, changes } = await longest(0, 8);
      t.diagnostic(`longest ${took.toFixed(1)} ms; ${changes} steps with other lines`);
      assert.ok(changes > 50, `${changes} steps with other lines`);
      assert.ok(took <= 50, `${took} ms`);
    });
  });

  test("remembers what was chosen and opened, and says so where that hides everything", async () => {
    await context.click(MIXED.url, async (popup) => {
      await reset(popup);
      await popup.click("#list-group");
      await popup.click(FOLLOW("nofollow"));
      await popup.click("#slots > summary");
      await popup.until(() => /** @type {any} */ (document.getElementById("slots"))?.open);
      await popup.until(async () => {
        const { list } = await chrome.storage.local.get("list");
        return /** @type {any} */ (list)?.open?.includes("slots");
      });
    });
    const url = "https://followed.example/";
    context.pages.put(url, {
      body: `<!doctype html><title>Followed</title><p>See <a href="https://out.example/">a pump</a>.`,
    });
    await context.click(url, async (popup) => {
      await says(popup, "0 of 1 shown");
      assert.match(await popup.text("#list-empty"), /No link of this page matches/);
      const kept = await popup.evaluate(
        (chosen) => ({
          slots: /** @type {any} */ (document.getElementById("slots"))?.open,
          grouped: document.getElementById("list-group")?.getAttribute("aria-pressed"),
          chosen: /** @type {HTMLElement} */ (document.querySelector(chosen)).innerText,
        }),
        FOLLOW("nofollow"),
      );
      assert.match(kept.chosen, /nofollow\s+0/);
      assert.deepEqual([kept.slots, kept.grouped], [true, "true"]);
      await popup.click("#list-empty button");
      await says(popup, "1 of 1 shown");
      await popup.click("#slots > summary");
      await reset(popup);
      await popup.until(async () => {
        const { list } = await chrome.storage.local.get("list");
        return /** @type {any} */ (list)?.open?.includes("slots") === false;
      });
    });
  });

  test("ignores what is kept and cannot be read", async () => {
    const options = await context.options();
    await options.evaluate(() => chrome.storage.local.set({ list: { follow: 3 } }));
    await options.close();
    await context.click(EXAMPLE.url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      assert.equal(await popup.evaluate(() => document.getElementById("list-empty")?.hidden), true);
      assert.ok((await shown(popup)).length > 0);
    });
  });
});
