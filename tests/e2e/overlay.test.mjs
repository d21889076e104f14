/** What the overlay shows inside its closed shadow root, and that it leaves the page as it was, to the byte. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Context} Context */
/** @typedef {import("./setup.mjs").Page} Page */
/** @typedef {{marks: [link: string | undefined, follow: string | undefined, letter: string][], card: string[], made: number}} Shown */

/** A link of each kind in view, one of the page's own site, and one far below. */
const MARKED = {
  url: "https://marked.example/",
  body: `<!doctype html><html lang="en"><head><title>Marked</title></head><body>
<p>Before <a href="https://first.example/">the followed one</a> after.</p>
<p>Before <a href="/inside">one of the same site</a> after.</p>
<p>Before <a href="https://second.example/" rel="nofollow">the distrusted one</a> after.</p>
<p>Before <a id="third" href="https://third.example/" rel="ugc">the visitor's one</a> after.</p>
<p>Before <a href="https://fourth.example/" rel="sponsored">the paid one</a> after.</p>
<div style="height: 300vh"></div>
<p>Before <a id="last" href="https://last.example/" rel="nofollow">the one below</a> after.</p>
</body></html>`,
};
/** What is in the overlay of a tab, each mark with the link that its box touches; null without an overlay. @param {number} tabId */
async function inside(tabId) {
  const func = () => {
    /** @type {any} */
    const host = document.querySelector("vouch-marks");
    if (!host) return null;
    // Firefox lets extensions ask the element itself, Chromium an interface of its own.
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    /** @param {Element} mark */
    const link = (mark) => {
      const box = mark.getBoundingClientRect();
      const touched = [...document.links].find((link) => {
        const { left, right, top, bottom } = link.getBoundingClientRect();
        return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
      });
      return touched?.href;
    };
    return {
      marks: [...root.querySelectorAll(".mark")].map((mark) => [
        link(mark),
        mark.getAttribute("data-follow"),
        mark.textContent,
      ]),
      card: [...root.querySelectorAll(".card > *")].map((line) => line.textContent),
      made: root.querySelectorAll("#made").length,
    };
  };
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return /** @type {Shown | null} */ (frame?.result ?? null);
}

/** A link whose every word would be markup, were it taken for that. */
const MARKUP = {
  url: "https://markup.example/",
  body: `<!doctype html><html lang="en"><head><title>Markup</title></head><body>
<p>Before <a id="third" href="https://third.example/?<b id=made>" rel="<i id=made>">&lt;b id=made&gt;bold&lt;/b&gt; {{1}} $1</a> after.</p>
</body></html>`,
};

/**
 * Switches the marks on and closes the popup; what shows them, asked from a tab behind.
 * @param {Context} context
 * @param {(page: Page, shown: (holds: (shown: Shown) => boolean) => Promise<Shown>, links: any[], before: string) => Promise<void>} use `before` is the page's markup without marks.
 * @param {{url: string, body: string}} [document]
 */
async function marked(context, use, { url, body } = MARKED) {
  context.pages.put(url, { body });
  const behind = await context.options();
  await context.click(url, async (popup, page) => {
    const { links } = JSON.parse(await popup.report("json"));
    const before = await page.html();
    const tab = await popup.evaluate(async () => {
      const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
      return front?.id ?? chrome.tabs.TAB_ID_NONE;
    });
    await popup.click("#overlay");
    await popup.until(switched, "true");
    await popup.close();
    await use(
      page,
      async (holds) => {
        const end = performance.now() + PATIENCE;
        for (;;) {
          const seen = await behind.evaluate(inside, tab);
          if (seen && holds(seen)) return seen;
          assert.ok(performance.now() < end, `in the overlay: ${JSON.stringify(seen)}`);
        }
      },
      links,
      before,
    );
  });
  await behind.close();
}

/** The card's beginning, as the report tells it. @param {any} row */
const title = (row) => `#${row.index} ${row.text}`;

/** @param {string} state */
const switched = (state) => document.querySelector("#overlay")?.ariaChecked === state;

inEachBrowser((context) => {
  test("every outbound link in view has a mark with its letter, others have none", async () => {
    await marked(context, async (page, shown, links) => {
      const letters = /** @type {Record<string, string>} */ ({
        followed: "F",
        nofollow: "N",
        ugc: "U",
        sponsored: "S",
      });
      const outbound = links.filter(({ outbound }) => outbound);
      assert.equal(outbound.length, 5);
      const expected = outbound.map(({ url, follow }) => [url, follow, letters[follow]]);
      assert.deepEqual(new Set(expected.map(([, , letter]) => letter)), new Set("FNUS"));
      const above = await shown(({ marks }) => marks.length > 0);
      assert.deepEqual(above, { marks: expected.slice(0, 4), card: [], made: 0 });

      await page.evaluate(() => document.querySelector("#last")?.scrollIntoView());
      const below = await shown(({ marks }) => marks[0]?.[0] === "https://last.example/");
      assert.deepEqual(below, { marks: expected.slice(4), card: [], made: 0 });
    });
  });

  test("r35_escape: pointer and keyboard bring a link's card, Escape removes everything", async () => {
    await marked(context, async (page, shown, links, before) => {
      const row = (/** @type {string} */ url) => links.find((link) => link.url === url);
      const third = row("https://third.example/");
      await page.hover("#third");
      const { card } = await shown(({ card }) => card.length > 0);
      assert.equal(card[0], title(third));
      assert.match(card[1] ?? "", /^third\.example · .+ · ugc$/);
      assert.match(card[2] ?? "", /^Counts: ./);
      assert.equal(card.length, 4 + Math.min(3, third.reasons.length));

      const first = row("https://first.example/");
      await page.press("Tab");
      const focused = await page.evaluate(() => document.activeElement?.getAttribute("href"));
      assert.equal(focused, first.url);
      const other = await shown(({ card }) => card.length > 0 && card[0] !== title(third));
      assert.equal(other.card[0], title(first));

      await page.press("Escape");
      await page.until(() => !document.querySelector("vouch-marks"));
      assert.equal(await page.html(), before);
    });
  });

  test("r38_card shows what would be markup as text", async () => {
    const use = async (/** @type {Page} */ page, /** @type {any} */ shown) => {
      await page.hover("#third");
      const { card, made } = await shown((/** @type {Shown} */ { card }) => card.length > 0);
      assert.equal(made, 0);
      assert.equal(card[0], "#0 <b id=made>bold</b> {{1}} $1");
    };
    await marked(context, use, MARKUP);
  });

  test("r35_marks come and go and nothing of the page changes", async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const before = await page.html();
      const popup = await page.action();
      await popup.settled();
      assert.equal(await page.html(), before, "reading leaves no trace");

      await popup.click("#overlay");
      await popup.until(switched, "true");
      const during = await page.html();
      assert.notEqual(during, before);
      const body = "</body>";
      const [ours] = during.split(body).slice(-1);
      assert.equal(during.replace(ours ?? "", "</html>"), before, "one element after the body");
      assert.equal(await page.evaluate(() => document.documentElement.childElementCount), 3);

      await popup.click("#overlay");
      await popup.until(switched, "false");
      assert.equal(await page.html(), before, "switched off");
    });
  });

  test("marks stay when the popup closes, and the next popup knows", async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const before = await page.html();
      const first = await page.action();
      await first.settled();
      await first.click("#overlay");
      await first.until(switched, "true");
      await first.close();
      assert.notEqual(await page.html(), before);

      const second = await page.action();
      await second.settled();
      await second.until(switched, "true");
      await second.click("#overlay");
      await second.until(switched, "false");
      assert.equal(await page.html(), before);
    });
  });

  test("r20_own_nodes: marks are no links of the page", async () => {
    await context.click(EXAMPLE.url, async (popup, page) => {
      const { links, not_inspected } = JSON.parse(await popup.report("json"));
      await popup.click("#overlay");
      await popup.until(switched, "true");
      await popup.close();
      const again = await page.action();
      await again.settled();
      const marked = JSON.parse(await again.report("json"));
      assert.deepEqual(marked.not_inspected, not_inspected, "our own closed root is no riddle");
      assert.deepEqual(marked.links, links);
    });
  });
});
