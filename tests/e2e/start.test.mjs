/** Our own pages while their engine starts, and where it never does: never blank, and with a report to copy. */

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, test } from "node:test";
import { speechless, starting } from "../../tools/drive/damaged.mjs";
import { at, EXAMPLE, inEachBrowser } from "./setup.mjs";

const SPEECHLESS = speechless(at("dist"));
const STARTING = starting(at("dist"));
after(() => {
  for (const folder of [SPEECHLESS, STARTING]) rmSync(folder, { recursive: true });
});

const PAGES = ["options.html", "basket.html", "welcome.html"];

/** What of a page is seen, but for what is in no line of text. */
const seen = () =>
  [...document.body.querySelectorAll("h1, h2, label, button, input, textarea, #status")]
    .filter((element) => element.checkVisibility())
    .map((element) => element.id || element.localName);

inEachBrowser(
  (context) => {
    for (const path of PAGES) {
      test(`${path} says that it starts`, async () => {
        const page = await context.driver.extensionPage(path);
        await page.until(() => document.querySelector("#status")?.textContent);
        assert.deepEqual(await page.evaluate(seen), ["h1", "status"]);
        assert.notEqual(await page.text("h1"), "");
        assert.match(await page.text("#status"), /^Starting/);
        await page.close();
      });
    }

    test("the popup has lines where the answer will be", async () => {
      const page = await context.driver.open(EXAMPLE.url);
      const popup = await page.action();
      await popup.until(() => document.querySelector("#status")?.textContent);
      const lines = await popup.evaluate(() => {
        const main = /** @type {Element} */ (document.querySelector("main"));
        return getComputedStyle(main, "::before").height;
      });
      assert.equal(lines, "400px");
      assert.match(await popup.text("#status"), /^Reading/);
      await popup.close();
      await page.close();
    });
  },
  { extension: STARTING },
);

inEachBrowser(
  (context) => {
    /** @param {import("../../tools/drive.mjs").View} view */
    const failed = async (view) => {
      await view.until(() => document.querySelector(".report > textarea"));
      assert.match(await view.text("#status"), /^Vouch could not start here\./);
      const report = await view.evaluate(() => {
        const area = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
        return area.checkVisibility() ? area.value : "";
      });
      assert.match(report, /^Vouch \d+\.\d+\.\d+\n\S.*\nMozilla\/\S/);
      assert.ok(!report.includes("wetfeet"), report);
    };

    for (const path of PAGES) {
      test(`${path} says that it could not start`, async () => {
        const page = await context.driver.extensionPage(path);
        await failed(page);
        assert.deepEqual(await page.evaluate(seen), ["h1", "status", "textarea"]);
        await page.close();
      });
    }

    test("the popup says that it could not start", async () => {
      const page = await context.driver.open(EXAMPLE.url);
      const popup = await page.action();
      await failed(popup);
      await popup.close();
      await page.close();
    });
  },
  { extension: SPEECHLESS },
);
