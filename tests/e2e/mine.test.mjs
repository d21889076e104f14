/** The person's own links: what became of each, for the profile in use. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { inEachBrowser } from "./setup.mjs";

const MINE = "https://www.acme.example/pumps";

/** @param {string} text @param {string} [head] */
const page = (text, head = "") =>
  `<!doctype html><html lang="en"><head><title>Pumps</title>${head}</head><body><main><h1>Pumps</h1>
<p>A paragraph about hand pumps that is long enough to be a text of its own. ${text}</p></main></body></html>`;

/** What keeps a link from counting: the page, the standing and a word of the reason that the popup gives. */
/** @type {Record<string, [string, RegExp, RegExp]>} */
const FATES = {
  followed: [page(`See <a href="${MINE}">Acme</a>.`), /Live and followed/, /does not qualify/],
  nofollow: [page(`See <a rel="nofollow" href="${MINE}">Acme</a>.`), /but qualified/, /nofollow/],
  ugc: [page(`See <a rel="ugc" href="${MINE}">Acme</a>.`), /but qualified/, /ugc/],
  sponsored: [page(`See <a rel="sponsored" href="${MINE}">A</a>.`), /but qualified/, /sponsored/],
  pagewide: [
    page(`See <a href="${MINE}">Acme</a>.`, '<meta name="robots" content="nofollow">'),
    /but qualified/,
    /not to follow any link/,
  ],
  noindex: [
    page(`See <a href="${MINE}">Acme</a>.`, '<meta name="robots" content="noindex">'),
    /cannot count/,
    /not to be indexed/,
  ],
  hidden: [
    page(`See <a style="display:none" href="${MINE}">Acme</a>.`),
    /nobody sees it/,
    /not rendered/,
  ],
  wrapped: [
    page(`See <a href="https://www.google.com/url?q=${encodeURIComponent(MINE)}">Acme</a>.`),
    /cannot count/,
    /passes no credit/,
  ],
};

const PROFILES = JSON.stringify({
  profiles: [
    {
      name: "Acme",
      own_sites: ["acme.example"],
      brands: ["Acme Pumps"],
      keywords: ["hand pump"],
      rivals: ["globex.example"],
    },
    { name: "Globex", own_sites: ["globex.example"], keywords: ["wedding photography"] },
  ],
});

inEachBrowser((context) => {
  test("says what became of a link, for each way it can fail", async () => {
    await saveSettings(context.driver, PROFILES);
    for (const [fate, [body, standing, why]] of Object.entries(FATES)) {
      const url = `https://${fate}.example/`;
      context.pages.put(url, { body });
      await context.click(url, async (popup) => {
        assert.match(await popup.text("[data-field=mine-says]"), standing, fate);
        assert.match(await popup.text("[data-field=mine-links]"), why, fate);
      });
    }
  });

  test("a page that names the brand without a link is a chance", async () => {
    const url = "https://named.example/";
    context.pages.put(url, { body: page("People like Acme Pumps, not PacmePumps.") });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-says]"), /Not there/);
      assert.match(
        await popup.text("[data-field=mentions]"),
        /a chance [^…]*…[^…]*People like Acme Pumps, not/,
      );
    });
  });

  test("switching the profile judges the page anew, at once and without a request", async () => {
    const url = "https://both.example/";
    const body = page(
      `See <a href="${MINE}">Acme</a> or <a rel="ugc" href="https://globex.example/">Globex</a>.`,
    );
    context.pages.put(url, { body });
    await context.click(url, async (popup) => {
      const relevance = async () => JSON.parse(await popup.report("json")).page.relevance.high;
      const near = await relevance();
      assert.match(await popup.text("[data-field=mine-says]"), /followed/);
      assert.match(await popup.text("[data-field=rivals]"), /1/);
      assert.match(await popup.text("#rows > li:nth-child(2)"), /rival/);
      const asked = context.requests().all;
      await popup.evaluate(() => {
        const list = /** @type {HTMLSelectElement} */ (document.querySelector("#profile"));
        list.selectedIndex = 1;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await popup.until(() => document.querySelector(".mine[data-standing=qualified]"));
      assert.match(await popup.text("[data-field=mine-links]"), /Globex/);
      assert.doesNotMatch(await popup.text("#rows"), /rival/);
      assert.ok((await relevance()) < near, "the keywords are another client's");
      assert.equal(context.requests().all, asked);
    });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-links]"), /Globex/, "it was kept");
    });
  });

  test("says what was here when the link was last seen", async () => {
    await saveSettings(context.driver, PROFILES);
    const url = "https://changing.example/";
    const told = async (/** @type {string} */ text) => {
      context.pages.put(url, { body: page(text) });
      return context.click(url, (popup) => popup.text("[data-field=mine]"));
    };
    assert.doesNotMatch(await told("Nothing of ours."), /changed/);
    assert.doesNotMatch(await told(`See <a href="${MINE}">Acme</a>.`), /It has changed/);
    const qualified = await told(`See <a rel="nofollow" href="${MINE}">Acme</a>.`);
    assert.match(qualified, /It has changed\. Last seen otherwise on \d{4}-\d\d-\d\d: “Live and f/);
    const gone = await told("Nothing of ours any more.");
    assert.match(gone, /Not there/);
    assert.match(gone, /“Live, but qualified”/);
    assert.match(await told("Still nothing."), /“Live, but qualified”/);
  });

  test("from one profile there is nothing to choose, and a click leads to the link", async () => {
    await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
    const url = "https://long.example/";
    const far = `<p style="height: 4000px">Far down.</p><p>See <a href="${MINE}">Acme</a>.</p>`;
    context.pages.put(url, { body: page(far) });
    await context.click(url, async (popup, opened) => {
      const hidden = () => document.querySelector("#profiles")?.hasAttribute("hidden");
      assert.equal(await popup.evaluate(hidden), true);
      assert.equal(await opened.evaluate(() => window.scrollY), 0);
      await popup.click("[data-field=mine-links] button");
      await opened.until(() => window.scrollY > 1000);
    });
  });
});
