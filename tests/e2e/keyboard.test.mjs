/** Every page of ours is walked by keys alone: all that can be used has its turn, in reading order, and is seen while it has. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").View} View */

/** What can be used, in the order of the document: numbers them, and gives what each says. */
const usable = () => {
  const all = [
    ...document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]",
    ),
  ];
  const used = all.filter(
    (element) =>
      /** @type {HTMLElement} */ (element).tabIndex >= 0 &&
      !element.matches(":disabled") &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  for (const element of all) delete (/** @type {HTMLElement} */ (element).dataset.turn);
  return used.map((element, turn) => {
    /** @type {HTMLElement} */ (element).dataset.turn = `${turn}`;
    return `${element.localName}#${element.id} ${element.textContent?.trim().slice(0, 30)}`;
  });
};

/** The turn of what has the focus, and what is wrong with how it is seen. */
const focused = () => {
  const element = /** @type {HTMLElement} */ (document.activeElement);
  const wrong = [];
  const box = element.getBoundingClientRect();
  if (box.bottom <= 0 || box.top >= innerHeight) wrong.push("out of view");
  const { left, top, width, height } = element.getClientRects()[0] ?? box;
  // A file's field and the like have their buttons inside; what is higher than the window is seen by its beginning.
  const at = document.elementFromPoint(
    left + Math.min(width / 2, 20),
    Math.max(0, top) + Math.min(height / 2, 8),
  );
  const meets = at && (element.contains(at) || at.contains(element));
  if (!meets) wrong.push(`below ${at?.outerHTML.slice(0, 80)}`);
  // The ring may be around what holds it, as of a switch that is drawn beside its field.
  const { labels } = /** @type {HTMLInputElement} */ (element);
  const ringed = [element, element.parentElement, ...(labels ?? [])].some((holder) => {
    if (!holder) return false;
    return ["", "::before", "::after"].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(holder, part);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
  });
  if (!ringed) wrong.push("no ring");
  return { turn: element.dataset.turn, wrong };
};

/** Walks a page from its beginning to its end and one step back. @param {View} view */
async function walk(view) {
  const names = await view.evaluate(usable);
  assert.ok(names.length > 3, "there is something to walk through");
  const found = [];
  for (const [turn, name] of names.entries()) {
    await view.press("Tab");
    const { turn: at, wrong } = await view.evaluate(focused);
    if (at !== `${turn}`) found.push(`${name}: the focus is on ${names[Number(at)]}`);
    found.push(...wrong.map((what) => `${name}: ${what}`));
    if (at === undefined) break;
  }
  assert.deepEqual(found, []);
  await view.press("Shift+Tab");
  assert.equal((await view.evaluate(focused)).turn, `${names.length - 2}`);
}

const SETTINGS = JSON.stringify({
  profiles: [
    { name: "One", own_sites: ["rainworks.example"], rivals: ["sillkit.example"] },
    { name: "Two", own_sites: ["two.example"] },
  ],
  active: 0,
});

inEachBrowser((context) => {
  test("the popup, as it opens", async () => {
    await saveSettings(context.driver, SETTINGS);
    await context.click(EXAMPLE.url, (popup) => walk(popup));
  });

  test("the popup by keys: a part opens, a filter is chosen, a link is opened and left, the row is copied", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      /** @param {string} selector */
      const to = async (selector) => {
        for (let step = 0; step < 60; step += 1) {
          const isThere = (/** @type {string} */ at) => document.activeElement?.matches(at);
          if (await popup.evaluate(isThere, selector)) return;
          await popup.press("Tab");
        }
        assert.fail(`no way to ${selector}`);
      };
      await to("#slots > summary");
      await popup.press("Enter");
      await popup.until(() => /** @type {any} */ (document.querySelector("#slots"))?.open);
      await to("[data-act=copy]");
      await popup.press("Enter");
      await popup.until(() => document.querySelector("#copied")?.textContent?.includes("Row"));
      await to("[data-class=follow][data-word=followed]");
      await popup.press(" ");
      await popup.until(() => document.activeElement?.getAttribute("aria-pressed") === "true");
      await to("#rows [role=row]");
      await popup.press("ArrowRight");
      await popup.until(() => document.activeElement?.ariaExpanded === "true");
      await popup.press("ArrowLeft");
      await popup.until(() => document.activeElement?.ariaExpanded === "false");
      await popup.press("Shift+Tab");
      await popup.until(() => !document.activeElement?.closest("#rows"));
    });
  });

  test("the popup, all of it open, on a page that changed", async () => {
    await context.click(EXAMPLE.url, async (popup, page) => {
      await page.evaluate(() => document.querySelector("main a[href]")?.removeAttribute("href"));
      await popup.until(() => document.querySelector("#stale[data-state]"));
      await popup.evaluate(() => {
        for (const part of document.querySelectorAll("details")) {
          if (!part.closest("#rows")) part.open = true;
        }
      });
      await walk(popup);
    });
  });

  test("the options", async () => {
    const options = await context.options();
    await walk(options);
    await options.close();
  });

  test("the basket, with a page", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.press("b");
      await popup.until(() => document.querySelector("#copied")?.textContent);
    });
    const basket = await context.driver.extensionPage("basket.html");
    await basket.until(() => document.querySelector("#count")?.textContent);
    await walk(basket);
    await basket.close();
  });

  test("the first page", async () => {
    const page = await context.driver.extensionPage("welcome.html");
    await page.until(() => document.querySelectorAll("#signs > li").length > 0);
    await walk(page);
    await page.close();
  });
});
