/** Pages of ours, legend and card speak the browser's language, from right to left where it is written so. */

import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { after, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { catalog, mirrored } from "../../tools/drive/mirrored.mjs";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { saveSettings } from "../../tools/drive.mjs";
import {
  at,
  belowFirstScreen,
  EXAMPLE,
  inEachBrowser,
  openRow,
  showMarks,
  tabOf,
} from "./setup.mjs";

const MIRRORED = mirrored(at("dist"));
after(() => rmSync(MIRRORED, { recursive: true }));

/** What a page of ours says of its language, and the elements that stand out of it to the side. */
const spoken = () => {
  const { lang, dir, clientWidth } = document.documentElement;
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    // What is there for screen readers alone is a pixel wide.
    return width > 1 && height > 1 && (left < -1 || right > clientWidth + 1);
  });
  return { lang, dir, out: out.map(({ outerHTML }) => outerHTML.slice(0, 80)) };
};

/**
 * What legend and card in a tab say of their language, and what stands out of them or of the window to the side; null before
 * there is a card.
 * @param {number} tabId
 */
async function spokenOnPage(tabId) {
  const func = () => {
    const host = /** @type {any} */ (document.querySelector("vouch-marks"));
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    const fold = /** @type {HTMLElement} */ (root.querySelector(".fold"));
    if (fold.ariaExpanded !== "true") fold.click();
    if (!root.querySelector(".card > *")) return null;
    const boxes = ["legend", "card"].map((name) => {
      const box = /** @type {HTMLElement} */ (root.querySelector(`.${name}`));
      const { left, right } = box.getBoundingClientRect();
      const out = [box, ...box.querySelectorAll("*")].filter((element) => {
        const inner = element.getBoundingClientRect();
        const isOut =
          inner.left < Math.max(left, 0) - 1 || inner.right > Math.min(right, innerWidth) + 1;
        return inner.width > 1 && isOut;
      });
      return {
        lang: box.closest("[lang]")?.getAttribute("lang"),
        dir: getComputedStyle(box).direction,
        out: out.map(({ outerHTML }) => outerHTML.slice(0, 80)),
      };
    });
    return { boxes, title: fold.textContent };
  };
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return frame?.result ?? null;
}

/** @param {import("../../tools/drive.mjs").View} view @param {string} selector @param {string} says */
const shows = async (view, selector, says) => assert.equal(await view.text(selector), says);

for (const { language, dir, extension } of [
  ...readdirSync(at("dist/_locales")).map((language) => ({
    language,
    dir: "ltr",
    extension: at("dist"),
  })),
  { language: "ar", dir: "rtl", extension: MIRRORED },
]) {
  const words = catalog(extension, language);
  const say = (/** @type {string} */ key) => words[key]?.message ?? key;
  describe(language, () => {
    inEachBrowser(
      (context) => {
        test("options", async () => {
          const options = await context.options();
          assert.deepEqual(await options.evaluate(spoken), { lang: language, dir, out: [] });
          await shows(options, "h1", say("options_title"));
          assert.equal(await options.evaluate(() => document.title), say("options_title"));
          await options.close();
        });

        test("first page, in a narrow window too", async () => {
          const page = await context.driver.extensionPage("welcome.html");
          await page.until(() => document.querySelectorAll("#signs > li").length > 0);
          assert.deepEqual(await page.evaluate(spoken), { lang: language, dir, out: [] });
          await shows(page, "h1", say("welcome_title"));
          assert.equal(await page.evaluate(() => document.title), say("welcome_title"));
          await page.resize({ width: 320, height: 640 });
          assert.deepEqual((await page.evaluate(spoken)).out, []);
          await page.close();
        });

        test("popup, all of it open", async () => {
          await saveSettings(
            context.driver,
            '{"own_sites": ["rainworks.example"], "rivals": ["claypapers.example"]}',
          );
          await context.click(EXAMPLE.url, async (popup) => {
            assert.deepEqual(await belowFirstScreen(popup), []);
            await popup.evaluate(() => {
              for (const part of document.querySelectorAll("details")) part.open = true;
            });
            await openRow(popup, 1);
            assert.deepEqual(await popup.evaluate(spoken), { lang: language, dir, out: [] });
            await shows(popup, "[data-act=options]", say("popup_options"));
            await shows(popup, ".mine h2", say("popup_mine"));
            const markdown = await popup.report("markdown");
            assert.ok(markdown.includes(`| ${say("column_link")} |`.slice(2, -2)), markdown);
            assert.ok(markdown.includes(say("not_visible")), markdown);
          });
        });

        test("basket, in a narrow window too", async () => {
          await context.click(EXAMPLE.url, async (popup) => {
            await popup.press("b");
            await popup.until(() => document.querySelector("#copied")?.textContent);
          });
          const basket = await context.driver.extensionPage("basket.html");
          await basket.until(() => document.querySelector("#rows > tr"));
          assert.deepEqual(await basket.evaluate(spoken), { lang: language, dir, out: [] });
          await shows(basket, "h1", say("basket_title"));
          assert.equal(await basket.evaluate(() => document.title), say("basket_title"));
          await basket.resize({ width: 320, height: 640 });
          await basket.until(() => innerWidth === 320);
          assert.deepEqual((await basket.evaluate(spoken)).out, []);
          await basket.close();
        });

        test("legend and card on a page, in a narrow window too", async () => {
          const behind = await context.options();
          await context.click(EXAMPLE.url, async (popup, page) => {
            const tab = await tabOf(popup);
            await showMarks(popup);
            for (const width of [1280, 320]) {
              await page.resize({ width, height: 800 });
              await page.until((wanted) => innerWidth === wanted, width);
              const end = performance.now() + PATIENCE;
              const box = { lang: language, dir, out: [] };
              const wanted = { boxes: [box, box], title: say("legend_title") };
              // The card comes to its place with the next frame.
              for (;;) {
                await page.hover("a[href*=brickyard]");
                const seen = await behind.evaluate(spokenOnPage, tab);
                if (isDeepStrictEqual(seen, wanted)) break;
                if (performance.now() > end) assert.deepEqual(seen, wanted, `${width}`);
              }
            }
          });
          await behind.close();
        });

        test("tables for programs are the same in every language", async () => {
          await context.click(EXAMPLE.url, async (popup) => {
            const tsv = await popup.report("tsv");
            assert.match(tsv, /\tfollowed\t/);
            assert.match(tsv.split("\n")[0] ?? "", /context/);
          });
        });
      },
      { language, extension },
    );
  });
}
