/** Pages that break programs: a first answer within 10 s, the completed one within 30, and the browser lives on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { contention, EXAMPLE, inEachBrowser } from "./setup.mjs";

/**
 * For the first answer, on a machine that has nothing else to do; in milliseconds. Tells what grows with the page from
 * what grows with its square, and no more: the same build takes 7 to 12 s from one run to the next.
 */
const LIMIT = 20_000;
/** For the completed answer, which waits for the server and reads the whole page a second time. */
const LIMIT_COMPLETE = 40_000;
/** A busy machine excuses no more than this many times the limits. */
const SLOWEST = 3;
const link = '<a href="https://out.example/">out</a>';

/** @param {number} times @param {(at: number) => string} part */
const repeat = (times, part) => Array.from({ length: times }, (_, at) => part(at)).join("");

/**
 * Name, page, and how many outbound links it has, where the browsers differ by browser.
 * @type {[name: string, body: string, links: number | Record<import("./setup.mjs").BrowserName, number>][]}
 */
const PAGES = [
  [
    "100,000 links",
    repeat(100_000, (at) => `<a href="https://site${at}.example/">${at}</a> `),
    100_000,
  ],
  ["2,000 elements deep", `${"<div>".repeat(2_000)}${link}`, 1],
  [
    // Made by a script, since the parser cuts long text; hidden, since laying it out takes the browser minutes.
    "a text of 20 MB",
    `<p hidden></p>${link}<script>
      document.querySelector("p").textContent = "word ".repeat(4_000_000);
    </script>`,
    1,
  ],
  ["an attribute of 5 MB", `<p>${link.replace("<a", `<a title="${"t".repeat(5_000_000)}"`)}`, 1],
  [
    // Firefox takes no address of more than a megabyte, and so knows no such link.
    "an address of 5 MB",
    `<p><a href="https://out.example/?${"q".repeat(5_000_000)}">out</a>`,
    { chromium: 1, firefox: 0 },
  ],
  ["no body", `<!doctype html><html><head><title>t</title></head><frameset></frameset></html>`, 0],
  ["a frameset", `<frameset cols="*,*"><frame src="/a"><frame src="/b"></frameset>`, 0],
  [
    "broken addresses",
    `<base href="https://[::1"><p>${[
      "http://[",
      "https://a b.example/",
      "//",
      "http://%zz/",
      "https://:99999/",
      "\u0000",
      "javascript:",
      "https://\u202e.example/",
      "data:,",
      "https://999.999.999.999/",
      "HTTPS:\\\\Out.Example\\x",
    ]
      .map((href) => `<a href="${href}">x</a>`)
      .join(" ")}`,
    1,
  ],
  ["nothing at all", "", 0],
  ["bytes that are no text", String.fromCharCode(...Array(2048).keys()), 0],
];

/** A directive and a qualification behind many words, elements that only have the names of links, a frame without an address. */
const NAMESAKES = `<meta name="robots" content="${"index, ".repeat(1_000)}noindex">
  <p><a rel="${repeat(1_000, (at) => `x${at} `)}nofollow" href="https://out.example/">out</a>
  <math><a href="https://math.example/">x</a><area href="https://math.example/"></math>
  <iframe srcdoc="<a href=/in>in</a> ${link.replaceAll('"', "")}"></iframe>
  <script>
    const html = "http://www.w3.org/1999/xhtml";
    const svg = "http://www.w3.org/2000/svg";
    for (const [space, name] of [["urn:x", "a"], [null, "area"], [html, "A"], [svg, "a"], ["urn:x", "iframe"], ["urn:x", "form"]]) {
      const element = document.createElementNS(space, name);
      element.setAttribute("href", "https://name.example/");
      element.append("odd");
      document.body.append(element);
    }
  </script>`;

inEachBrowser((context) => {
  for (const [name, body, links] of PAGES) {
    test(name, async (t) => {
      const url = "https://odd.example/";
      context.pages.put(url, { body });
      await context.visit(url, async (page) => {
        const before = contention();
        const popup = await page.action();
        const state = await popup.settled();
        const complete = await popup.evaluate(() => performance.now());
        assert.equal(state, "complete", await popup.text("body"));
        const took = await popup.firstAnswer();
        const slowness = Math.min(SLOWEST, Math.max(before, contention()));
        assert.ok(took < LIMIT * slowness, `first answer after ${took.toFixed(0)} ms`);
        assert.ok(complete < LIMIT_COMPLETE * slowness, `complete after ${complete.toFixed(0)} ms`);
        const { totals } = JSON.parse(await popup.report("json"));
        const expected = typeof links === "number" ? links : links[context.browser];
        assert.equal(totals.outbound, expected);
        t.diagnostic(
          `${took.toFixed(0)} ms, complete after ${complete.toFixed(0)} ms, slowed down ${slowness.toFixed(1)} times`,
        );
      });
    });
  }

  test("what counts is found behind many others, and what only has a link's name is none", async () => {
    const url = "https://odd.example/";
    context.pages.put(url, { body: NAMESAKES });
    await context.visit(url, async (page) => {
      const popup = await page.action();
      assert.equal(await popup.settled(), "complete", await popup.text("body"));
      const { page: read, links, frames } = JSON.parse(await popup.report("json"));
      assert.deepEqual(
        links.map((/** @type {any} */ link) => [link.url, link.follow, link.counts.verdict]),
        [["https://out.example/", "nofollow", "no"]],
      );
      assert.equal(read.counts.because, "meta");
      assert.deepEqual(
        frames[0].links.map((/** @type {any} */ link) => [link.url, link.outbound]),
        [
          ["https://odd.example/in", false],
          ["https://out.example/", true],
        ],
      );
    });
  });

  test("the browser still reads a usual page", async () => {
    await context.click(EXAMPLE.url, async (_popup, _page, state) =>
      assert.equal(state, "complete"),
    );
  });
});
