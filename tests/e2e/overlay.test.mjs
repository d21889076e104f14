/** The overlay leaves the page as it was, to the byte. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @param {string} state */
const switched = (state) => document.querySelector("#overlay")?.ariaChecked === state;

inEachBrowser((context) => {
  test("marks come and go and nothing of the page changes", async () => {
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

  test("marks are no links of the page", async () => {
    await context.click(EXAMPLE.url, async (popup, page) => {
      const { links } = JSON.parse(await popup.report("json"));
      await popup.click("#overlay");
      await popup.until(switched, "true");
      await popup.close();
      const again = await page.action();
      await again.settled();
      assert.deepEqual(JSON.parse(await again.report("json")).links, links);
    });
  });
});
