/** The copy buttons: what is in the clipboard is the report. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @param {string} name */
const said = (name) => document.querySelector("#copied")?.textContent?.includes(name);

inEachBrowser((context) => {
  test("every button copies what it says", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const formats = await popup.evaluate(() =>
        [...document.querySelectorAll("[data-act=copy]")].map((button) =>
          button.getAttribute("data-format"),
        ),
      );
      assert.deepEqual(formats, ["row", "markdown", "tsv", "csv", "json"]);
      for (const format of /** @type {any[]} */ (formats)) {
        const button = `[data-act=copy][data-format=${format}]`;
        await popup.click(button);
        await popup.until(said, await popup.text(button));
        const copied = await popup.clipboard();
        assert.equal(copied, await popup.report(format), format);
        assert.ok(copied.includes("wetfeet.example"), format);
      }
    });
  });
});
