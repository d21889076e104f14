/**
 * What each state of the gallery is set up with: a browser in one language and scheme, its storage, its views.
 * Takes the pictures; which states there are is `states.mjs`'s.
 */

import { showMarks, tabOf } from "../drive/hands.mjs";
import { Pages } from "../drive/pages.mjs";
import { PATIENCE } from "../drive/patience.mjs";
import { launch, saveSettings } from "../drive.mjs";
import { fill } from "./web.mjs";

/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("../drive.mjs").Tab} Tab */
/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../drive.mjs").Popup} Popup */
/** @typedef {{width: number, height: number}} Size */

/** The popup as the browsers show it. */
const POPUP = { width: 420, height: 600 };
/** What a page of ours or another's is seen in. */
const PAGE = { width: 1280, height: 800 };
/** No picture is higher, in CSS pixels. */
const HIGHEST = 8000;

/** Ends when what was changed is drawn. */
const drawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)));
  });

/** How high the document is where its viewport is no limit. */
const height = () =>
  Math.max(document.documentElement.scrollHeight, document.body.getBoundingClientRect().bottom);

/** Opens the marks' legend. @param {number} tabId */
async function unfold(tabId) {
  const func = () => {
    /** @type {any} */
    const host = document.querySelector("vouch-marks");
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    /** @type {HTMLElement} */ (root.querySelector(".fold")).click();
  };
  await chrome.scripting.executeScript({ target: { tabId }, func });
}

/** Whether the marks' card is shown, asked from a tab behind, as their root is closed. @param {number} tabId */
async function hasCard(tabId) {
  const func = () => {
    /** @type {any} */
    const host = document.querySelector("vouch-marks");
    // Firefox lets extensions ask the element itself, Chromium an interface of its own.
    const root = host?.openOrClosedShadowRoot ?? (host && chrome.dom.openOrClosedShadowRoot(host));
    return root?.querySelector(".card > *") !== null;
  };
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return frame?.result ?? false;
}

/** A running browser that states are shown in, one after the other. */
export class Stage {
  /** @type {import("../drive.mjs").Driver} */
  driver;
  /** @type {{close: () => Promise<void>}[]} */
  #open = [];

  /** @param {import("../drive.mjs").Driver} driver @param {import("../drive.mjs").BrowserName} browser */
  constructor(driver, browser) {
    this.driver = driver;
    this.browser = browser;
  }

  /** @param {Omit<import("../drive.mjs").LaunchOptions, "pages">} options */
  static async start(options) {
    const pages = new Pages();
    fill(pages);
    return new Stage(await launch({ ...options, pages, size: PAGE }), options.browser);
  }

  /**
   * As after a fresh installation, but for these settings.
   * @param {string | undefined} settings
   */
  async reset(settings) {
    const options = await this.driver.extensionPage("options.html");
    await options.evaluate(() => chrome.storage.local.clear());
    await options.close();
    if (settings) await saveSettings(this.driver, settings);
  }

  /** Closes what the state opened. */
  async clear() {
    for (const view of this.#open.splice(0).reverse()) await view.close();
  }

  /** A page of the extension. @param {string} path @param {Size} [size] */
  async own(path, size = PAGE) {
    const page = await this.driver.extensionPage(path);
    this.#open.push(page);
    await page.resize(size);
    return page;
  }

  /**
   * The options page, once it shows what is stored, tables too.
   * @param {Size} [size]
   */
  async options(size) {
    const options = await this.own("options.html", size);
    await options.until(() =>
      document.querySelector("#tables-none:not([hidden]), #tables-list > li"),
    );
    return options;
  }

  /** The basket's page, once it shows what is kept. @param {Size} [size] */
  async basket(size) {
    const basket = await this.own("basket.html", size);
    await basket.until(() => document.querySelector("#count")?.textContent);
    return basket;
  }

  /** The page that opens once Vouch is installed, once it is filled. @param {Size} [size] */
  async welcome(size) {
    const welcome = await this.own("welcome.html", size);
    await welcome.until(() => document.querySelectorAll("#signs > li").length > 0);
    return welcome;
  }

  /** The popup that a click opens, with its answer. @param {string} url */
  async opened(url) {
    const page = await this.driver.open(url);
    this.#open.push(page);
    const popup = await page.action();
    this.#open.push(popup);
    await popup.settled();
    return { page, popup };
  }

  /** The popup that a click opens, before there is an answer. @param {string} url */
  async waiting(url) {
    const page = await this.driver.open(url);
    this.#open.push(page);
    const popup = await page.action();
    this.#open.push(popup);
    await popup.until(() => document.querySelector("#status")?.textContent);
    return popup;
  }

  /**
   * The popup in a tab of its own, where all of it can be seen at once; a click on the button opens the page to it before.
   * @param {string} url @param {number} [width]
   */
  async popup(url, width = POPUP.width) {
    const { popup } = await this.opened(url);
    const tab = await tabOf(popup);
    await popup.close();
    this.#open.pop();
    const view = await this.own(`popup.html?tab=${tab}`, { width, height: POPUP.height });
    await view.until(() => globalThis.vouch);
    await view.evaluate(() => globalThis.vouch.settled);
    return view;
  }

  /**
   * A page with the marks on it, and the card of one link where it is named.
   * @param {string} url @param {string} [link] Its selector. @param {{legend?: "open", size?: Size}} [how]
   */
  async marked(url, link, { legend, size } = {}) {
    const behind = await this.own("options.html");
    const { page, popup } = await this.opened(url);
    const tab = await tabOf(popup);
    await showMarks(popup);
    this.#open.pop();
    if (size) await page.resize(size);
    if (legend) await behind.evaluate(unfold, tab);
    if (!link) return page;
    await page.hover(link);
    const end = performance.now() + PATIENCE;
    while (!(await behind.evaluate(hasCard, tab))) {
      if (performance.now() > end) throw new Error("no card is shown");
    }
    return page;
  }

  /** Goes to the next marked link of the page in front. */
  async next() {
    const options = await this.driver.extensionPage("options.html");
    await options.evaluate(
      async (/** @type {string} */ own) => {
        const tabs = await chrome.tabs.query({});
        const { id } = tabs.find(({ url }) => url && !url.startsWith(own)) ?? {};
        const func = () => globalThis.vouchCall("overlay_next");
        if (id) await chrome.scripting.executeScript({ target: { tabId: id }, func });
      },
      await options.evaluate(() => location.origin),
    );
    await options.close();
  }

  /** All of a document as one picture. @param {Tab} view @param {string} path */
  async whole(view, path) {
    const width = await view.evaluate(() => innerWidth);
    await view.resize({ width, height: Math.min(HIGHEST, Math.ceil(await view.evaluate(height))) });
    await this.seen(view, path);
  }

  /** What of a document is in view. @param {View} view @param {string} path */
  async seen(view, path) {
    await view.evaluate(drawn);
    await view.screenshot(path);
  }
}
