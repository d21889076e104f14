/** What was put in the basket and noted is there again when the browser died, and was not closed. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { BROWSERS } from "../../tools/drive.mjs";
import { Context, EXAMPLE } from "./setup.mjs";

/** @type {string[]} */
const profiles = [];
after(async () => {
  for (const profile of profiles) {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Starts the browser with a profile, and ends it however `use` ends. @param {Context} context @param {() => Promise<void>} use */
async function within(context, use) {
  await context.start();
  try {
    await use();
  } finally {
    await context.end();
  }
}

for (const browser of BROWSERS) {
  test(`${browser}: nothing of the basket is lost`, async () => {
    const profile = await mkdtemp(join(tmpdir(), "vouch-crash-"));
    profiles.push(profile);
    const before = new Context(browser, { profile });
    await within(before, async () => {
      await before.click(EXAMPLE.url, async (popup) => {
        await popup.press("b");
        await popup.until(() => document.querySelector("#copied")?.textContent);
      });
      const basket = await before.driver.extensionPage("basket.html");
      await basket.until(() => document.querySelector("#rows > tr"));
      await basket.fill("#rows input", "ask Ann, and then Zoë");
      // Nobody leaves the field or the page.
      await basket.until(async () => {
        const { basket } = await chrome.storage.local.get("basket");
        return /** @type {any} */ (basket).pages[0].note === "ask Ann, and then Zoë";
      });
      await before.driver.die();
    });

    const again = new Context(browser, { profile });
    await within(again, async () => {
      const basket = await again.driver.extensionPage("basket.html");
      await basket.until(() => document.querySelector("#rows > tr"));
      const rows = await basket.evaluate(() =>
        [...document.querySelectorAll("#rows > tr")].map((row) => [
          row.querySelector("a")?.getAttribute("href"),
          row.querySelector("input")?.value,
        ]),
      );
      assert.deepEqual(rows, [[EXAMPLE.url, "ask Ann, and then Zoë"]]);
    });
  });
}
