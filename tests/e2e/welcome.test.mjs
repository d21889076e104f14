/**
 * The page that opens once Vouch is installed: when it opens, what it shows, what it keeps.
 * Its example is the engine's own verdict in every language; `VOUCH_BLESS=1` writes what Chromium says of the English one.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { FIRST } from "../../tools/drive/first.mjs";
import { saveSettings } from "../../tools/drive.mjs";
import { at, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Context} Context */
/** @typedef {import("../../tools/drive.mjs").Tab} Tab */

const SAID = at("extension/example.json");
/** Where the example would stand, and whom it is judged for. */
const BLOG = "https://wetfeet.example/journal/rain-garden";
const OWNER = '{"own_sites": ["rainworks.example"], "rivals": ["claypapers.example"]}';

/** What is stored, whatever it is. */
const stored = () => chrome.storage.local.get(null);

/** The first page, opened anew and filled. @param {Context} context @returns {Promise<Tab>} */
async function opened(context) {
  const page = await context.driver.extensionPage(FIRST);
  await page.until(() => document.querySelectorAll("#signs > li").length > 0);
  return page;
}

/** As after a fresh installation. @param {Context} context */
async function nothingStored(context) {
  const options = await context.driver.extensionPage("options.html");
  await options.evaluate(() => chrome.storage.local.clear());
  await options.close();
}

/** Whether the form has given way to what comes next, with the focus there. */
const hasEnded = () =>
  /** @type {HTMLElement} */ (document.getElementById("ask")).hidden &&
  document.activeElement?.id === "became";

/** How many of these pages are open; asked from a page of the extension, which sees its own tabs. @param {string} name */
const openTabs = (name) =>
  chrome.extension
    .getViews({ type: "tab" })
    .filter(({ location }) => location.pathname === `/${name}`).length;

/** The example as the page that it stands for: each part as the element that it names, without the marks. */
function asPage() {
  const example = /** @type {HTMLElement} */ (document.getElementById("example"));
  const copy = /** @type {HTMLElement} */ (example.cloneNode(true));
  for (const sign of copy.querySelectorAll("[role=img]")) sign.remove();
  const parts = /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll("[data-as]"));
  // Inner ones first, which are then within the new ones.
  for (const part of [...parts].reverse()) {
    const element = document.createElement(part.dataset.as ?? "");
    element.append(...part.childNodes);
    if (element instanceof HTMLAnchorElement) {
      const { href = "", rel = "" } = part.parentElement?.dataset ?? {};
      element.href = href;
      if (rel) element.rel = rel;
    } else {
      element.id = part.id;
      element.className = part.className;
    }
    part.replaceWith(element);
  }
  const { lang, dir } = document.documentElement;
  return `<!doctype html><html lang="${lang}" dir="${dir}"><meta charset="utf-8">
<title>${copy.querySelector("h1")?.textContent}</title><body>${copy.innerHTML}</body></html>`;
}

/**
 * What the engine says of the example: its marks, as the page's half hands them to the marks' module, and its row of the
 * owner's link.
 * @param {Context} context
 */
async function judged(context) {
  const page = await opened(context);
  context.pages.put(BLOG, { body: await page.evaluate(asPage) });
  await page.close();
  await saveSettings(context.driver, OWNER);
  return context.click(BLOG, async (popup) => {
    const report = JSON.parse(await popup.report("json"));
    await popup.evaluate(async () => {
      const func = () => {
        const { show } = globalThis.vouchMarking;
        globalThis.vouchMarking.show = (marks, elements) => {
          document.documentElement.dataset.marks = marks;
          return show(marks, elements);
        };
      };
      const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
      await chrome.scripting.executeScript({ target: { tabId: front?.id ?? 0 }, func });
    });
    await popup.click("#overlay");
    await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
    const marks = await popup.evaluate(async () => {
      const func = () => document.documentElement.dataset.marks ?? "[]";
      const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
      const [frame] = await chrome.scripting.executeScript({
        target: { tabId: front?.id ?? 0 },
        func,
      });
      return frame?.result ?? "[]";
    });
    /** @type {any[]} */
    const marked = JSON.parse(marks);
    const mine = marked.find(({ kind }) => kind === "mine");
    const row = report.links.find((/** @type {any} */ { index }) => index === mine.index);
    const { site, context, anchor, follow, counts, place, search, referral, reasons } = row;
    return {
      marks: marked.map(({ kind, follow, place, uncertain }) => ({
        kind,
        follow,
        place,
        uncertain,
      })),
      mine: {
        ...{ site, context, anchor, follow, counts, place, search, referral },
        // One that counts the words around the link is another in each language.
        reasons: reasons.filter((/** @type {any} */ { args }) => args === undefined),
      },
    };
  });
}

for (const language of readdirSync(at("dist/_locales"))) {
  describe(language, () => {
    inEachBrowser(
      (context) => {
        test("what the example shows is what the engine says of it", async () => {
          const says = await judged(context);
          if (process.env.VOUCH_BLESS && language === "en" && context.browser === "chromium") {
            writeFileSync(SAID, `${JSON.stringify(says, null, 2)}\n`);
          }
          assert.deepEqual(JSON.parse(readFileSync(SAID, "utf8")), says);
        });
      },
      { language },
    );
  });
}

describe("left open", () => {
  inEachBrowser(
    (context) => {
      test("it opens once Vouch is installed, one time, and nothing is stored by that", async () => {
        const options = await context.options();
        assert.equal(await options.evaluate(openTabs, FIRST), 1);
        assert.deepEqual(await options.evaluate(stored), {});
        await options.close();
      });
    },
    { keepsFirst: true },
  );
});

/** The first page's button. */
const SAVE = "#ask button[type=submit]";

inEachBrowser((context) => {
  test("who skips it has stored nothing, and is told how to open Vouch", async () => {
    await nothingStored(context);
    const page = await opened(context);
    await page.fill("#own_sites", "rainworks.example");
    await page.click("#skip");
    await page.until(hasEnded);
    assert.equal(await page.text("#became"), "Skipped, nothing was saved");
    assert.match(await page.text("#next [data-field=open]"), /press Alt\+Shift\+K\.$/);
    assert.deepEqual(await page.evaluate(stored), {});
    await page.close();
  });

  test("what is saved is the profile's, beside what it held, and the popup goes by it", async () => {
    await saveSettings(
      context.driver,
      '{"rivals": ["claypapers.example"], "own_sites": ["a.example"]}',
    );
    const page = await opened(context);
    const field = (/** @type {string} */ id) =>
      /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value;
    assert.equal(await page.evaluate(field, "own_sites"), "a.example");
    await page.fill("#own_sites", "https://rainworks.example/");
    await page.fill("#keywords", "rain garden\nclay soil");
    // Another profile comes into use meanwhile.
    await saveSettings(
      context.driver,
      '{"profiles": [{"rivals": ["claypapers.example"]}, {"name": "Other"}], "active": 1}',
    );
    await page.click(SAVE);
    await page.until(hasEnded);
    assert.equal(await page.text("#became"), "Saved");
    /** @type {any} */
    const { settings } = await page.evaluate(stored);
    const [profile, other] = settings.profiles;
    assert.deepEqual([settings.active, other.own_sites], [1, []]);
    assert.deepEqual(
      [profile.own_sites, profile.keywords, profile.rivals],
      [["rainworks.example"], ["rain garden", "clay soil"], ["claypapers.example"]],
    );
    await page.evaluate((active) => chrome.storage.local.set(active), {
      settings: { ...settings, active: 0 },
    });
    await page.close();
    await context.click(EXAMPLE.url, async (popup) => {
      const report = JSON.parse(await popup.report("json"));
      assert.equal(report.totals.mine, 1);
    });
  });

  test("a site that is none is refused: nothing is stored, the field is marked and has the focus", async () => {
    await nothingStored(context);
    const page = await opened(context);
    await page.fill("#own_sites", "co.uk");
    await page.click(SAVE);
    await page.until(() => document.activeElement?.id === "own_sites");
    const field = await page.evaluate(() => {
      const field = document.activeElement;
      const described = field?.getAttribute("aria-describedby")?.split(" ") ?? [];
      return {
        isInvalid: field?.ariaInvalid ?? field?.getAttribute("aria-invalid"),
        says: described.map((id) => document.getElementById(id)?.textContent).join(" "),
        live: document.getElementById("own_sites-said")?.getAttribute("role"),
      };
    });
    assert.equal(field.isInvalid, "true");
    assert.match(field.says, /Not saved: My sites: “co\.uk” is no site/);
    assert.equal(field.live, "status");
    assert.deepEqual(await page.evaluate(stored), {});
    await page.fill("#own_sites", "acme.example");
    await page.click(SAVE);
    await page.until(hasEnded);
    await page.close();
  });

  test("what a newer build stored is not overwritten, whenever it is met", async () => {
    await nothingStored(context);
    const newer = { settings: { version: 99, profiles: [] } };
    const before = await opened(context);
    await before.fill("#own_sites", "acme.example");
    await before.evaluate((newer) => chrome.storage.local.set(newer), newer);
    await before.click(SAVE);
    const isTold = () => !document.getElementById("unreadable")?.hidden;
    await before.until(isTold);
    const after = await opened(context);
    await after.until(isTold);
    for (const page of [before, after]) {
      assert.equal(await page.evaluate(() => document.getElementById("ask")?.hidden), true);
      assert.match(await page.text("#unreadable"), /version 99 is newer.*Nothing was changed/);
      assert.deepEqual(await page.evaluate(stored), newer);
      await page.close();
    }
    await nothingStored(context);
  });

  test("by keys alone: the fields, save, skip, and the way to the options", async () => {
    const page = await opened(context);
    const stops = [];
    for (let stop = 0; stop < 4; stop += 1) {
      await page.press("Tab");
      stops.push(
        await page.evaluate(() => document.activeElement?.id || document.activeElement?.className),
      );
    }
    assert.deepEqual(stops, ["own_sites", "keywords", "save", "skip"]);
    await page.press("Enter");
    await page.until(hasEnded);
    await page.press("Tab");
    await page.press("Enter");
    await page.until(() => location.pathname === "/options.html");
    await page.close();
  });

  test("the options lead back to it", async () => {
    const options = await context.options();
    await options.click("a[href='welcome.html']");
    await options.until(() => location.pathname === "/welcome.html");
    await options.until(() => document.querySelectorAll("#signs > li").length > 0);
    await options.close();
  });
});
