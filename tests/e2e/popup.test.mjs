/** The popup on the example page: what a person reads after a real click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "../../tools/drive.mjs";
import { at, count, EXAMPLE, inEachBrowser } from "./setup.mjs";

inEachBrowser((context) => {
  test("shows verdict, reason and counts of the page", async () => {
    await context.click(EXAMPLE.url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const report = JSON.parse(await popup.report("json"));
      assert.equal(await popup.text("#page [data-field=site]"), "wetfeet.example");
      for (const field of ["prospect", "prospect-reason", "counts", "counts-why"]) {
        assert.notEqual(await popup.text(`#answer [data-field=${field}]`), "", field);
      }
      for (const value of ["place", "search", "referral"]) {
        assert.match(await popup.text(`#answer [data-field=${value}]`), /\d|unknown/i, value);
      }
      const follow = await popup.text("#links ul.follow");
      const shown = [...follow.matchAll(/\d+/g)].map(Number);
      const told = Object.values(report.totals.follow).filter((number) => number > 0);
      assert.deepEqual(shown.sort(), told.sort());
    });
  });

  test("lists every outbound link with its anchor, site and classes", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const report = JSON.parse(await popup.report("json"));
      const outbound = report.links.filter((/** @type {any} */ link) => link.outbound);
      assert.ok(outbound.length > 15, `${outbound.length} outbound links`);
      assert.equal(await popup.evaluate(count, "#rows > li"), outbound.length);
      const sites = await popup.evaluate(() =>
        [...document.querySelectorAll("#rows > li summary .site")].map((site) => site.textContent),
      );
      assert.deepEqual(
        sites,
        outbound.map((/** @type {any} */ link) => link.site),
      );
      const first = await popup.text("#rows > li:first-child summary");
      for (const part of [outbound[0].text, outbound[0].site])
        assert.ok(first.includes(part), part);
    });
  });

  test("opens a link's reasons by keyboard", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.evaluate(() => {
        /** @type {HTMLElement | null} */ (document.querySelector("#rows summary"))?.focus();
      });
      await popup.press("Enter");
      await popup.until(() => document.querySelector("#rows > li .reasons > li"));
    });
  });

  test("r22_detail shows the rel that the server sent, and the step that decides", async () => {
    const url = "https://freed.example/";
    context.pages.put(url, {
      body: `<!doctype html><title>Freed</title><p>See <a rel="nofollow" href="https://target.example/">the target</a>.
        <script>document.querySelector("a").rel = "noreferrer";</script>`,
    });
    await context.click(url, async (popup) => {
      const [link] = JSON.parse(await popup.report("json")).links;
      assert.deepEqual(link.origin, { state: "rel-changed", server: "nofollow" });
      assert.equal(link.follow, "unknown");
      await popup.click("#rows > li:first-child summary");
      await popup.until(() => document.querySelector("#rows > li .reasons > li"));
      assert.equal(await popup.text("#rows .detail [data-field=counts]"), "Unknown");
      assert.match(await popup.text("#rows .detail [data-field=counts-why]"), /server's HTML/);
      const chain = await popup.text("#rows .detail .chain");
      const shown = ['<a href="https://target.example/">', 'rel="noreferrer"', 'rel="nofollow"'];
      for (const snippet of shown) assert.ok(chain.includes(snippet), `${snippet} in ${chain}`);
      assert.match(await popup.text("#rows .detail .reasons"), /shows as direct/);
    });
  });

  test("answers at once", async (t) => {
    const empty = await launch({
      browser: context.browser,
      extension: at("tools/drive/empty"),
      pages: context.pages,
    });
    try {
      const page = await empty.open(EXAMPLE.url);
      const bare = await (await page.action()).firstAnswer();
      const ours = await context.click(EXAMPLE.url, (popup) => popup.firstAnswer());
      assert.ok(ours > 0 && bare > 0);
      t.diagnostic(
        `first answer after ${ours.toFixed(0)} ms, ${(ours / bare).toFixed(1)} times an empty popup's`,
      );
    } finally {
      await empty.close();
    }
  });
});
