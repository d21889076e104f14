/** A package that is damaged says so, and gives a report to copy that names no page. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, test } from "node:test";
import { broken } from "../../tools/drive/damaged.mjs";
import { at, count, deny, EXAMPLE, inEachBrowser } from "./setup.mjs";

const BROKEN = broken(at("dist"));
after(() => rmSync(BROKEN, { recursive: true }));

inEachBrowser(
  (context) => {
    test("says what failed and offers a report", async () => {
      await context.click(EXAMPLE.url, async (popup, _page, state) => {
        assert.equal(state, "error");
        assert.equal(
          await popup.text("#trouble [data-field=title]"),
          "Vouch could not read this page",
        );
        assert.equal(await popup.evaluate(count, "#answer:not([hidden])"), 0);
        await popup.click("[data-act=fault]");
        await popup.until(() => document.querySelector("[data-field=fault-says]")?.textContent);
        const report = await popup.clipboard();
        assert.match(report, /^Vouch \d+\.\d+\.\d+\nMozilla\/\S.*\n\S/);
        assert.ok(!report.includes("wetfeet"), report);
        assert.match(await popup.text("[data-field=fault-says]"), /^Copied/);
      });
    });

    test("the report is there to be copied by hand where the clipboard is denied", async () => {
      await context.click(EXAMPLE.url, async (popup) => {
        await popup.evaluate(deny);
        await popup.click("[data-act=fault]");
        await popup.until(() => document.querySelector("[data-field=fault-says]")?.textContent);
        assert.match(await popup.text("[data-field=fault-says]"), /refused to copy.*selected/);
        const selected = await popup.evaluate(() => {
          const field = /** @type {HTMLTextAreaElement} */ (document.activeElement);
          return field.value?.slice(field.selectionStart, field.selectionEnd);
        });
        assert.match(selected, /^Vouch \d+\.\d+\.\d+\nMozilla\/\S.*\n\S/);
      });
    });
  },
  { extension: BROKEN },
);
