/**
 * Pages that attack whoever reads them, each in tests/hostile/: what is read of them is right, the popup tells it, marks
 * leave no byte, and nothing of the page runs in our world.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { at, inEachBrowser, rows } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Popup} Popup */
/** @typedef {import("./setup.mjs").Page} Page */
/** @typedef {[url: string, follow: string, text: string, visibility?: string]} Link */
/** @typedef {{popup: Popup, page: Page, report: any, browser: import("./setup.mjs").BrowserName}} At */

/**
 * What is right on a page.
 * @typedef {object} Hostile
 * @property {Link[]} links The outbound ones, in the report's order; with the visibility where it is not `visible`.
 * @property {string[]} [sites] Their sites, where they do not show in the addresses.
 * @property {Link[]} [framed] All links of the frames that may be read.
 * @property {{frames: number, closed_roots: number}} [unseen]
 * @property {import("./setup.mjs").BrowserName} [only] The first link is one in this browser alone.
 * @property {(at: At) => Promise<void>} [also] Asked while the marks are on.
 * @property {boolean} [loses] Whether the page takes the marks away.
 */

/** @type {Link} */
const FIRST = ["https://first.example/", "followed", "the first"];
/** @type {Link} */
const SECOND = ["https://second.example/", "nofollow", "the second"];
/** @type {Link} */
const THIRD = ["https://third.example/", "followed", "the third"];
const BOTH = [FIRST, SECOND];
/** What is kept of an address, in characters. */
const KEPT = 8_192;

/** @param {Link} link @param {string} visibility @returns {Link} */
const but = ([url, follow, text], visibility) => [url, follow, text, visibility];

/** @type {Record<string, Hostile>} */
const PAGES = {
  "clobbered-forms": {
    links: [
      ...BOTH,
      but(THIRD, "collapsed"),
      ["https://fourth.example/", "followed", "the fourth", "hidden"],
      ["https://fifth.example/", "followed", "the fifth"],
    ],
  },
  "clobbered-document": {
    links: [
      ...BOTH,
      but(THIRD, "hidden"),
      ["https://fourth.example/", "followed", "the fourth", "hidden"],
    ],
  },
  "clobbered-window": { links: [FIRST, ["https://second.example/", "ugc", "the second"]] },
  "forged-attributes": { links: [...BOTH, THIRD] },
  "throwing-elements": {
    links: [FIRST, ["https://second.example/", "sponsored", "the second"]],
    async also({ popup }) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.deepEqual(await inMain(popup, "taken"), [], "the page got at what is ours");
    },
  },
  "shadow-roots": { links: [...BOTH, THIRD], unseen: { frames: 0, closed_roots: 2 } },
  frames: {
    links: [FIRST],
    framed: [
      ["https://scripted.example/", "unknown", "made"],
      SECOND,
      ["https://third.example/", "unknown", "the third", "hidden"],
    ],
    unseen: { frames: 2, closed_roots: 0 },
  },
  "design-mode": { links: BOTH },
  "reopened-document": {
    links: BOTH,
    loses: true,
    async also({ popup }) {
      await call(popup, "reopen");
    },
  },
  "removed-marks": {
    links: BOTH,
    loses: true,
    async also({ popup }) {
      assert.ok(Number(await inMain(popup, "removed")) > 0, "the page removed them");
    },
  },
  "covered-marks": { links: BOTH },
  "synthetic-events": {
    links: BOTH,
    async also({ popup }) {
      const end = performance.now() + PATIENCE;
      while (Number(await inMain(popup, "played")) < 3) assert.ok(performance.now() < end);
    },
  },
  "mutation-storm": { links: BOTH },
  bidirectional: {
    links: [
      ["https://first.example/", "followed", "\u202eelpmaxe.knab\u2066"],
      ["https://second.example/", "nofollow", "\u200b\u200d\u2060\ufeff", "hidden"],
      ["https://third.example/", "followed", "c\u200ba\u00ads\u2060ino"],
      ["https://fourth.example/", "followed", "\u202d\u202e\u2067\u2068", "hidden"],
      ["https://fifth.example/%E2%80%AEmoc.elgoog", "followed", "https://google.com/"],
    ],
    async also({ popup }) {
      assert.deepEqual(
        await popup.evaluate(leaking),
        [],
        "what turns around ends with its own text",
      );
    },
  },
  "look-alikes": {
    links: [
      ["https://xn--pple-43d.example/", "followed", "Cyrillic"],
      ["https://xn--ggle-55da.com/", "followed", "Google"],
      ["https://google.com@named.example/", "followed", "a name before the host"],
      ["https://google.com:443%2f@port.example/", "followed", "a password before the host"],
      ["https://google.com.below.example/", "followed", "a host above"],
      ["https://backslash.example/google.com", "followed", "backslashes"],
      ["https://fullwidth.example/", "followed", "other letters for the same host"],
      ["https://digits.example%2f@127.0.0.1/", "followed", "an address in other digits"],
      ["https://tabs.example/?https://google.com/", "followed", "tabs and lines"],
    ],
    sites: [
      "xn--pple-43d.example",
      "xn--ggle-55da.com",
      "named.example",
      "port.example",
      "below.example",
      "backslash.example",
      "fullwidth.example",
      "127.0.0.1",
      "tabs.example",
    ],
  },
  "long-addresses": {
    links: [
      ["https://first.example/".padEnd(KEPT, "p"), "followed", "a path"],
      ["https://second.example/?".padEnd(KEPT, "q"), "followed", "a query"],
      ["https://third.example/#".padEnd(KEPT, "f"), "followed", "a fragment"],
      ["https://fourth.example/", "followed", "a user"],
      ["https://fifth.example/", "followed", "a user like a host"],
      ["https://sixth.example/".padEnd(KEPT, "p"), "followed", "a password"],
    ],
  },
  surrogates: {
    // Chromium takes half a character in an address for no address at all, Firefox for U+FFFD.
    only: "firefox",
    links: [
      ["https://first.example/%EF%BF%BD?%EF%BF%BD", "nofollow", "\ufffdthe first"],
      ["https://second.example/", "followed", "\ufffd\ufffd whole"],
      ["https://third.example/", "followed", "a\ufffdb \ufffd\ufffd"],
    ],
    async also({ report }) {
      assert.equal(report.page.title, "Halves \ufffd of characters \ufffd");
    },
  },
  schemes: {
    links: [
      ["https://real.example/javascript:window.ran=1", "nofollow", "a path alone"],
      ["https://first.example/", "followed", "animated"],
    ],
    async also({ popup, page }) {
      await popup.click("#rows .row");
      assert.equal(await inMain(popup, "ran"), null, "nothing of the page ran");
      assert.ok(page);
    },
  },
  prototypes: {
    links: [...BOTH, but(THIRD, "hidden")],
    async also({ popup }) {
      assert.equal(await inMain(popup, "touched"), "", "something of the page was called");
    },
  },
  thenables: {
    links: BOTH,
    async also({ popup }) {
      assert.deepEqual(await inMain(popup, "answered"), [], "the page answered for ours");
    },
  },
  "deep-tree": { links: [but(FIRST, "hidden"), SECOND] },
};

/** Texts of the popup in which the order of letters is turned around beyond the text itself. */
function leaking() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const { parentElement: around } = text;
    if (!around || !/[\u202a-\u202e\u2066-\u2069]/.test(text.textContent ?? "")) continue;
    const { display, unicodeBidi } = getComputedStyle(around);
    const isApart = display !== "inline" && around.childNodes.length === 1;
    if (!isApart && !/isolate|plaintext/.test(unicodeBidi)) found.push(around.outerHTML);
  }
  return found;
}

/** A global of the page's own world. @param {Popup} popup @param {string} name */
const inMain = (popup, name) =>
  popup.evaluate(async (wanted) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      world: "MAIN",
      func: (/** @type {string} */ name) => /** @type {any} */ (window)[name],
      args: [wanted],
    });
    return frame?.result ?? null;
  }, name);

/** Calls a function of the page's own world. @param {Popup} popup @param {string} name */
const call = (popup, name) =>
  popup.evaluate(async (wanted) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      world: "MAIN",
      func: (/** @type {string} */ name) => /** @type {any} */ (window)[name](),
      args: [wanted],
    });
  }, name);

/**
 * What our own world sees of the page: its markup, whether the marks are on it, how many there are and whether the legend is
 * what a click would meet; and what ran here that should not have.
 * @param {Popup} popup
 */
const inOurs = (popup) =>
  popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      func: () => {
        const all = Document.prototype.querySelectorAll.call(document, "vouch-marks");
        const host = /** @type {any} */ (all[0]);
        const root =
          host && (host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host));
        const fold = root?.querySelector(".fold")?.getBoundingClientRect();
        const top =
          fold &&
          Document.prototype.elementFromPoint.call(
            document,
            fold.x + fold.width / 2,
            fold.y + fold.height / 2,
          );
        const own = Object.hasOwn(globalThis, "ran") || Object.hasOwn(globalThis, "owned");
        return {
          html: new XMLSerializer().serializeToString(document).replaceAll(' data-turn=""', ""),
          hosts: all.length,
          marks: root?.querySelectorAll(".mark").length ?? 0,
          onTop: host !== undefined && top === host,
          ran: own,
        };
      },
    });
    return /** @type {{html: string, hosts: number, marks: number, onTop: boolean, ran: boolean}} */ (
      frame?.result
    );
  });

/** A link as it is expected. @param {any} link @returns {Link} */
const seen = ({ url, follow, text, visibility }) =>
  visibility === "visible" ? [url, follow, text] : [url, follow, text, visibility];

/** @param {Popup} popup @param {"true" | "false"} state */
async function switchTo(popup, state) {
  await popup.click("#overlay");
  await popup.until((wanted) => document.querySelector("#overlay")?.ariaChecked === wanted, state);
}

/** The page is as it was. @param {Popup} popup @param {{html: string}} before */
async function left(popup, before) {
  const after = await inOurs(popup);
  assert.equal(after.html, before.html);
  assert.deepEqual([after.hosts, after.ran], [0, false]);
}

inEachBrowser((context) => {
  context.pages.put("https://foreign.example/", { body: "<a href=https://within.example/>x</a>" });
  for (const [name, expected] of Object.entries(PAGES)) {
    test(name, async () => {
      const url = `https://${name}.example/`;
      const links = expected.links.slice(
        expected.only && expected.only !== context.browser ? 1 : 0,
      );
      context.pages.put(url, { body: readFileSync(at(`tests/hostile/${name}.html`)) });
      await context.visit(url, async (page) => {
        const popup = await page.action();
        const before = await inOurs(popup);
        assert.equal(await popup.settled(), "complete", await popup.text("body"));
        const report = JSON.parse(await popup.report("json"));
        const outbound = report.links.filter((/** @type {any} */ link) => link.outbound);
        assert.deepEqual(outbound.map(seen), links);
        const sites = outbound.map((/** @type {any} */ link) => link.site);
        const hosts = links.map(([url]) => new URL(url).host);
        assert.deepEqual(sites, expected.sites ?? hosts);
        const framed = report.frames.flatMap((/** @type {any} */ frame) => frame.links);
        assert.deepEqual(framed.map(seen), expected.framed ?? []);
        assert.deepEqual(report.not_inspected, expected.unseen ?? { frames: 0, closed_roots: 0 });
        await popup.until(
          (says) => document.getElementById("list-shown")?.textContent === says,
          `${links.length} of ${links.length} shown`,
        );
        const listed = (await rows(popup)).join("\n");
        for (const site of sites) assert.ok(listed.includes(site), `${site} in ${listed}`);
        await switchTo(popup, "true");
        await expected.also?.({ popup, page, report, browser: context.browser });
        if (expected.loses) {
          await popup.close();
          const again = await page.action();
          await again.settled();
          await again.until(() => document.querySelector("#overlay")?.ariaChecked === "false");
          return left(again, before);
        }
        const during = await inOurs(popup);
        assert.deepEqual([during.hosts, during.onTop], [1, true]);
        assert.ok(during.marks > 0);
        assert.notEqual(during.html, before.html);
        await switchTo(popup, "false");
        return left(popup, before);
      });
    });
  }

  test("a page that goes elsewhere or sets another address while it is read", async () => {
    const [url, other] = ["https://leaving.example/", "https://leaving.example/arrived"];
    /** @type {(value?: unknown) => void} */
    let release = () => {};
    const after = new Promise((resolve) => {
      release = resolve;
    });
    const body = `<p>Before <a href="https://first.example/">the first</a> after.</p>
<script>window.move = () => history.replaceState(null, "", "/moved")</script>`;
    context.pages.put(url, { body, after, headers: [["X-Robots-Tag", "nofollow"]] });
    context.pages.put(`${url}moved`, { body });
    context.pages.put(other, { body: `<p><a href="https://second.example/">the second</a>` });
    await context.visit(url, async (page) => {
      const moving = await page.action();
      await moving.firstAnswer();
      await call(moving, "move");
      release();
      assert.equal(await moving.settled(), "complete");
      const { page: read, links } = JSON.parse(await moving.report("json"));
      assert.deepEqual([read.url, links.length], [url, 1], "what was read is what it was read at");
      await moving.close();
      const again = await page.action();
      assert.equal(await again.settled(), "complete");
      assert.equal(JSON.parse(await again.report("json")).page.url, `${url}moved`);
      await again.close();
    });
    context.pages.put(url, { body, after: new Promise(() => {}) });
    await context.visit(url, async (page) => {
      const left = await page.action();
      await left.firstAnswer();
      const settled = left.settled().catch(() => "closed");
      await page.goto(other);
      const ended = await settled;
      if (ended === "complete") {
        // The document's last answer may come before the browser tells that it is left.
        await left.until(() => document.querySelector("#stale[data-state=moved]") !== null);
      } else {
        assert.ok(["error", "closed"].includes(ended), ended);
      }
      await left.close().catch(() => {});
      const popup = await page.action();
      assert.equal(await popup.settled(), "complete");
      const { links } = JSON.parse(await popup.report("json"));
      assert.deepEqual(links.map(seen), [["https://second.example/", "followed", "the second"]]);
    });
  });
});
