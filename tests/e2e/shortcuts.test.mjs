/** The shortcuts, pressed as real keys where a browser can be driven so: popup, marks, the page's row, the basket. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { at, chooseList, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").Popup} Popup */

/** The keys of manifest.json. */
const KEYS = {
  popup: "Alt+Shift+K",
  overlay: "Alt+Shift+O",
  row: "Alt+Shift+Y",
  basket: "Alt+Shift+G",
};
/** What a person may give the two commands that come without keys. */
const GIVEN = { "next-mark": "Alt+Shift+N", "previous-mark": "Alt+Shift+P" };

/** One link in view and one far below. */
const STEPS = {
  url: "https://steps.example/",
  body: `<!doctype html><html lang="en"><head><title>Steps</title></head><body><main>
<p>Before <a href="https://first.example/">the first pump</a> there was none in the whole of the town.</p>
<div style="height: 300vh"></div>
<p>And <a href="https://last.example/">the last pump</a> came long after that.</p></main></body></html>`,
};

/** The page's markup has stopped or begun to be this. @param {string} html @param {boolean} same */
const isMarkup = (html, same) => (document.documentElement.outerHTML === html) === same;

test("no key is a letter of Firefox's menus in our languages, which open by Alt with Shift or without", () => {
  /** @type {{commands: Record<string, {suggested_key?: {default: string}}>}} */
  const { commands } = JSON.parse(readFileSync(at("manifest.json"), "utf8"));
  const suggested = Object.values(commands).flatMap(({ suggested_key: key }) => key?.default ?? []);
  assert.deepEqual(suggested.toSorted(), Object.values(KEYS).toSorted());
  const menus = { en: "FEVSBTH", de: "DBACLXH", es: "AEVSMTU" };
  for (const [language, letters] of Object.entries(menus)) {
    for (const key of suggested)
      assert.ok(!letters.includes(key.slice(-1)), `${key} in ${language}`);
  }
});

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

  test("one offers the row in the popup where the page itself cannot copy", { skip }, async () => {
    // No secure context, and no HTML: neither way to the clipboard is there.
    const url = "http://drawing.example/";
    context.pages.put(url, {
      type: "application/xml",
      body: `<?xml version="1.0"?><page xmlns:h="http://www.w3.org/1999/xhtml"><h:a href="https://out.example/">a pump</h:a></page>`,
    });
    await context.visit(url, async (page) => {
      await page.shortcut?.(KEYS.row);
      const popup = /** @type {Popup} */ (await page.popup?.());
      // A popup that no click opened may not copy either: its text is selected.
      await popup.until(() => document.getElementById("copied")?.textContent);
      const [said, row = "", selected] = await popup.evaluate(() => {
        const field = document.activeElement;
        const isField = field instanceof HTMLTextAreaElement;
        const { value = "", selectionStart, selectionEnd } = isField ? field : {};
        const said = document.getElementById("copied")?.textContent ?? "";
        return [said, value, value.slice(selectionStart, selectionEnd)];
      });
      await popup.close();
      assert.match(said ?? "", /text is selected/);
      assert.ok(row.split("\t").includes(url), row);
      assert.equal(selected, row);
    });
  });

  test("one puts the page into the basket", { skip }, async () => {
    const behind = await context.options();
    await context.visit(EXAMPLE.url, async (page) => {
      await page.shortcut?.(KEYS.basket);
      await behind.until(async () => (await chrome.storage.local.get("basket")).basket);
    });
    await behind.close();
    const basket = await context.driver.extensionPage("basket.html");
    await basket.until(() => document.querySelectorAll("#rows > tr").length === 1);
    assert.match(await basket.text("#rows"), /wetfeet/);
    await basket.close();
  });

  test("two lead from mark to mark, once they have keys", { skip }, async () => {
    context.pages.put(STEPS.url, { body: STEPS.body });
    const options = await context.options();
    await options.evaluate(async (given) => {
      const { commands } = /** @type {any} */ (globalThis).browser;
      for (const [name, shortcut] of Object.entries(given)) {
        await commands.update({ name, shortcut });
      }
    }, GIVEN);
    await options.close();
    await context.visit(STEPS.url, async (page) => {
      await page.shortcut?.(KEYS.overlay);
      await page.until(() => document.querySelector("vouch-marks"));
      await page.shortcut?.(GIVEN["next-mark"]);
      await page.shortcut?.(GIVEN["next-mark"]);
      await page.until(() => scrollY > innerHeight);
      await page.shortcut?.(GIVEN["previous-mark"]);
      await page.until(() => scrollY < innerHeight);
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
