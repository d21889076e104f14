/** The shortcuts, pressed as real keys where a browser can be driven so: popup, marks, the page's row. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { chooseList, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** The keys of manifest.json. */
const KEYS = { popup: "Alt+Shift+K", overlay: "Alt+Shift+O", row: "Alt+Shift+C" };
/** The page's markup has stopped or begun to be this. @param {string} html @param {boolean} same */
const isMarkup = (html, same) => (document.documentElement.outerHTML === html) === same;

inEachBrowser((context) => {
  // DevTools' keys end in the page: no command of an extension ever sees them.
  const skip =
    context.browser === "chromium" && "Chromium's commands cannot be reached by its driver";

  test("one opens the popup, which may read the page", { skip }, async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      await page.shortcut?.(KEYS.popup);
      const popup = await page.popup?.();
      assert.equal(await popup?.settled(), "complete");
      await popup?.close();
    });
  });

  test("one shows and hides the marks, and nothing of the page changes", { skip }, async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const before = await page.html();
      await page.shortcut?.(KEYS.overlay);
      await page.until(isMarkup, before, false);
      await page.shortcut?.(KEYS.overlay);
      await page.until(isMarkup, before, true);
    });
  });

  test("one copies the page's row", { skip }, async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      await page.shortcut?.(KEYS.row);
      const end = performance.now() + PATIENCE;
      let row = await page.clipboard();
      while (row === "" && performance.now() < end) row = await page.clipboard();
      assert.ok(row.split("\t").includes(EXAMPLE.url), row);
      assert.equal(row.trimEnd().split("\n").length, 1);
    });
  });

  test("the row knows lists that were imported", { skip }, async () => {
    const options = await context.options();
    await chooseList(options, "export.csv", "Domain,DR\nwetfeet.example,50\n");
    await options.until(() => document.querySelector("#tables-list > li"));
    await options.close();
    await context.visit(EXAMPLE.url, async (page) => {
      await page.shortcut?.(KEYS.row);
      const end = performance.now() + PATIENCE;
      let cells = [""];
      while (!cells.includes("imported") && performance.now() < end) {
        cells = (await page.clipboard()).split("\t");
      }
      assert.ok(cells.includes("imported"), cells.join(" | "));
    });
  });
});
