/**
 * The shortcuts, pressed as real keys in Firefox: popup, marks, the page's row, the basket.
 * No key of DevTools gets to Chromium's commands: there the worker is told of them, and a click on the action gives it the page.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { at, chooseList, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Context} Context */
/** @typedef {import("./setup.mjs").Page} Page */
/** @typedef {import("./setup.mjs").Popup} Popup */
/** @typedef {keyof typeof KEYS} Command */

/** The keys of manifest.json, and what a person may give the two commands that come without. */
const KEYS = {
  _execute_action: "Alt+Shift+K",
  "toggle-overlay": "Alt+Shift+O",
  "copy-row": "Alt+Shift+Y",
  "put-in-basket": "Alt+Shift+G",
  "next-mark": "Alt+Shift+N",
  "previous-mark": "Alt+Shift+P",
};

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
  const suggested = Object.entries(commands).flatMap(([name, { suggested_key: key }]) => {
    assert.ok(!key || key.default === KEYS[/** @type {Command} */ (name)], name);
    return key?.default ?? [];
  });
  assert.equal(suggested.length, 4);
  const menus = { en: "FEVSBTH", de: "DBACLXH", es: "AEVSMTU" };
  for (const [language, letters] of Object.entries(menus)) {
    for (const key of suggested)
      assert.ok(!letters.includes(key.slice(-1)), `${key} in ${language}`);
  }
});

/**
 * A page in a tab of its own whose commands can be given.
 * @param {Context} context @param {string} url
 * @param {(page: Page, give: (name: Command) => Promise<void>) => Promise<void>} use
 */
function visit(context, url, use) {
  return context.visit(url, async (page) => {
    if (page.command) {
      const popup = await page.action();
      await popup.settled();
      await popup.close();
    }
    await use(page, async (name) => {
      await page.shortcut?.(KEYS[name]);
      await page.command?.(name);
    });
  });
}

/**
 * The cells of the row that the shortcut copies.
 * @param {Context} context
 */
async function copied(context) {
  const behind = await context.options();
  let row = "";
  await visit(context, EXAMPLE.url, async (page, give) => {
    await give("copy-row");
    // In the browser, as the sign is there for a moment only.
    await behind.evaluate(async (patience) => {
      const end = performance.now() + patience;
      const signs = async () => {
        const tabs = await chrome.tabs.query({});
        return Promise.all(tabs.map(({ id: tabId = 0 }) => chrome.action.getBadgeText({ tabId })));
      };
      while (!(await signs()).includes("✓")) {
        if (performance.now() > end) throw new Error("no sign says that it is copied");
      }
    }, PATIENCE);
    // Chromium tells what its clipboard holds to a page in front that may know.
    const front = page.command ? await context.driver.extensionPage("options.html") : page;
    row = await front.clipboard();
    if (front !== page) await front.close();
  });
  await behind.close();
  assert.equal(row.trimEnd().split("\n").length, 1);
  return row.split("\t");
}

inEachBrowser((context) => {
  const isChromium = context.browser === "chromium";

  test("one opens the popup, which may read the page", {
    skip: isChromium && "the keys of Chromium's own command cannot be pressed by its driver",
  }, async () => {
    await visit(context, EXAMPLE.url, async (page, give) => {
      await give("_execute_action");
      const popup = await page.popup?.();
      assert.equal(await popup?.settled(), "complete");
      await popup?.close();
    });
  });

  test("one shows and hides the marks, and nothing of the page changes", async () => {
    await visit(context, EXAMPLE.url, async (page, give) => {
      const before = await page.html();
      await give("toggle-overlay");
      await page.until(isMarkup, before, false);
      await give("toggle-overlay");
      await page.until(isMarkup, before, true);
    });
  });

  test("one copies the page's row", async () => {
    const cells = await copied(context);
    assert.ok(cells.includes(EXAMPLE.url), cells.join(" | "));
  });

  test("one offers the row in the popup where the page itself cannot copy", {
    skip: isChromium && "Chromium's driver finds no popup that it has not clicked for",
  }, async () => {
    // No secure context, and no HTML: neither way to the clipboard is there.
    const url = "http://drawing.example/";
    context.pages.put(url, {
      type: "application/xml",
      body: `<?xml version="1.0"?><page xmlns:h="http://www.w3.org/1999/xhtml"><h:a href="https://out.example/">a pump</h:a></page>`,
    });
    await visit(context, url, async (page, give) => {
      await give("copy-row");
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

  test("one puts the page into the basket", async () => {
    const behind = await context.options();
    await visit(context, EXAMPLE.url, async (_page, give) => {
      await give("put-in-basket");
      await behind.evaluate(async (patience) => {
        const end = performance.now() + patience;
        while (!(await chrome.storage.local.get("basket")).basket) {
          if (performance.now() > end) throw new Error("the basket is empty");
        }
      }, PATIENCE);
    });
    await behind.close();
    const basket = await context.driver.extensionPage("basket.html");
    await basket.until(() => document.querySelectorAll("#rows > tr").length === 1);
    assert.match(await basket.text("#rows"), /wetfeet/);
    await basket.close();
  });

  test("two lead from mark to mark, once they have keys", async () => {
    context.pages.put(STEPS.url, { body: STEPS.body });
    if (!isChromium) {
      const options = await context.options();
      await options.evaluate(async (keys) => {
        const { commands } = /** @type {any} */ (globalThis).browser;
        for (const name of /** @type {const} */ (["next-mark", "previous-mark"])) {
          await commands.update({ name, shortcut: keys[name] });
        }
      }, KEYS);
      await options.close();
    }
    await visit(context, STEPS.url, async (page, give) => {
      await give("toggle-overlay");
      await page.until(() => document.querySelector("vouch-marks"));
      await give("next-mark");
      await give("next-mark");
      await page.until(() => scrollY > innerHeight);
      await give("previous-mark");
      await page.until(() => scrollY < innerHeight);
    });
  });

  test("the row knows lists that were imported", async () => {
    const options = await context.options();
    await chooseList(options, "export.csv", "Domain,DR\nwetfeet.example,50\n");
    await options.until(() => document.querySelector("#tables-list > li"));
    await options.close();
    const cells = await copied(context);
    assert.ok(cells.includes("imported"), cells.join(" | "));
  });
});
