/**
 * What the end-to-end tests share: a browser for each suite, a visit to a page, generated pages.
 * Asserts of its own only what must hold in every suite: no request leaves the page's origin.
 */

import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { EXAMPLE } from "../../tools/drive/example.mjs";
import { chooseList, deny, focusRow, openRow, showMarks, tabOf } from "../../tools/drive/hands.mjs";
import { Pages } from "../../tools/drive/pages.mjs";
import { BROWSERS, launch } from "../../tools/drive.mjs";
import { requests } from "./requests.mjs";

/** @typedef {import("../../tools/drive.mjs").Driver} Driver */
/** @typedef {import("../../tools/drive.mjs").Page} Page */
/** @typedef {import("../../tools/drive.mjs").Popup} Popup */
/** @typedef {import("../../tools/drive.mjs").BrowserName} BrowserName */
/**
 * How to launch the browser, and the origin of a server on this machine that answers for itself.
 * @typedef {Partial<import("../../tools/drive.mjs").LaunchOptions> & {server?: string}} Options
 */

/** @param {string} path From the project's root. */
export const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export { chooseList, deny, EXAMPLE, focusRow, openRow, showMarks, tabOf };

/** A browser with the built extension and a small web that holds the example page. */
export class Context {
  /** @type {Driver | undefined} */
  #driver;

  /** @param {BrowserName} browser @param {Options} [options] */
  constructor(browser, { server, ...launching } = {}) {
    this.browser = browser;
    this.launching = launching;
    this.pages = new Pages(server);
    this.pages.put(EXAMPLE.url, { body: EXAMPLE.body });
  }

  get driver() {
    if (!this.#driver) throw new Error("the browser has not been started");
    return this.#driver;
  }

  async start() {
    const { browser, pages, launching } = this;
    this.#driver = await launch({ browser, extension: at("dist"), pages, ...launching });
  }

  /** Ends the browser. Fails where anything in it asked another origin than the page's (R33). */
  async end() {
    const { elsewhere } = this.requests();
    await this.#driver?.close();
    assert.deepEqual(elsewhere, [], "requests to other origins");
  }

  /** What everything in the browser has asked for. */
  requests() {
    return requests(this.pages, this.#driver?.escaped() ?? []);
  }

  /**
   * Opens a page in a tab of its own, closed afterwards.
   * @template T
   * @param {string} url
   * @param {(page: Page) => Promise<T>} use
   */
  async visit(url, use) {
    const page = await this.driver.open(url);
    try {
      return await use(page);
    } finally {
      await page.close();
    }
  }

  /**
   * The options page, once it shows what is stored (re-reading is on unless a test says otherwise), tables too, which
   * move what stands below them.
   */
  async options() {
    const page = await this.driver.extensionPage("options.html");
    await page.until(() => /** @type {any} */ (document.querySelector("#reread"))?.checked);
    await page.until(() => document.querySelector("#tables-none:not([hidden]), #tables-list > li"));
    return page;
  }

  /**
   * Clicks the action on a page and waits for the completed answer.
   * @template T
   * @param {string} url
   * @param {(popup: Popup, page: Page, state: string) => Promise<T>} use
   */
  click(url, use) {
    return this.visit(url, async (page) => {
      const popup = await page.action();
      const state = await popup.settled();
      return use(popup, page, state);
    });
  }
}

/**
 * The same tests in each browser.
 * @param {(context: Context) => void} tests
 * @param {Options} [options]
 */
export function inEachBrowser(tests, options) {
  for (const browser of BROWSERS) {
    describe(browser, () => {
      const context = new Context(browser, options);
      before(() => context.start());
      after(async () => {
        const { all, elsewhere } = context.requests();
        console.log(`requests to other origins: ${elsewhere.length} of ${all}`);
        await context.end();
      });
      tests(context);
    });
  }
}

/** A report without its one reading of the clock. @param {string} json */
export function timeless(json) {
  return json.replace(/"taken_at":\s*\d+/, '"taken_at":0');
}

/**
 * How many times longer everything takes now because others use the machine too:
 * the time of a short computation over the processor's time for it.
 */
export function contention() {
  const began = performance.now();
  const before = process.cpuUsage();
  while (performance.now() - began < 300);
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, ((performance.now() - began) * 1000) / (user + system));
}

/** How many elements there are. @param {string} selector */
export const count = (selector) => document.querySelectorAll(selector).length;

/**
 * Clicks what saves a file, and gives that file in the place of the browser's own folder.
 * @param {import("../../tools/drive.mjs").View} view @param {string} selector
 */
export async function savedFile(view, selector) {
  await view.evaluate(() => {
    delete document.body.dataset.file;
    const { createObjectURL } = URL;
    /** @type {Map<string, Blob | MediaSource>} */
    const files = new Map();
    URL.createObjectURL = (file) => {
      const address = createObjectURL(file);
      files.set(address, file);
      return address;
    };
    HTMLAnchorElement.prototype.click = async function () {
      const file = files.get(this.href);
      const text = file instanceof Blob ? await file.text() : "";
      document.body.dataset.file = JSON.stringify({ name: this.download, text });
    };
  });
  await view.click(selector);
  await view.until(() => document.body.dataset.file);
  const file = await view.evaluate(() => document.body.dataset.file ?? "");
  /** @type {{name: string, text: string}} */
  const { name, text } = JSON.parse(file);
  return { name, text };
}

/**
 * What every line of the list says, headings included, read by walking through it.
 * @param {import("../../tools/drive.mjs").Popup} popup
 */
export async function rows(popup) {
  /** @type {Map<number, string>} */
  const found = new Map();
  for (let at = 0; ; at += 1) {
    const { lines, ended } = await popup.evaluate(async (screen) => {
      const rows = /** @type {HTMLElement} */ (document.getElementById("rows"));
      const top = rows.getBoundingClientRect().top + scrollY;
      scrollTo(0, top + screen * innerHeight - 100);
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return {
        ended: top + rows.offsetHeight <= scrollY + innerHeight + 1,
        lines: /** @type {HTMLElement[]} */ ([...rows.children]).map(
          (line) => /** @type {const} */ ([line.offsetTop, line.innerText]),
        ),
      };
    }, at);
    for (const [top, text] of lines) found.set(top, text);
    if (ended) break;
  }
  return [...found].sort(([one], [other]) => one - other).map(([, text]) => text);
}

/** What a person sees of each page at once. */
const FIRST_SCREEN = [
  "[data-field=prospect]",
  "[data-field=prospect-reason]",
  "[data-field=counts]",
  "[data-field=counts-why]",
  "[data-field=mine-says]",
  "[data-field=rivals-say]",
  "[data-field=slots-say]",
  "[data-field=place]",
  "[data-field=search]",
  "[data-field=referral]",
  "[data-field=authority]",
  "#pasted-text",
  "[data-field=facts]",
  "[data-field=links-out-say]",
  "[data-act=copy]",
];

/**
 * What a popup of its greatest height does not show at once of what it should.
 * @param {import("../../tools/drive.mjs").View} popup @param {string[]} [besides] More selectors of what it should.
 */
export const belowFirstScreen = (popup, besides = []) =>
  popup.evaluate(
    (selectors) =>
      selectors.filter((selector) => {
        const element = document.querySelector(selector);
        const isFilled = element?.textContent || element?.matches("input");
        const { bottom } = element?.getBoundingClientRect() ?? { bottom: 0 };
        // They lie over the lower end of what is above them. A window without a screen may be lower than a popup is.
        const tools = document.querySelector(".tools");
        const bar = tools?.contains(element) ? 0 : (tools?.getBoundingClientRect().height ?? 0);
        return !(element?.checkVisibility() && isFilled && bottom <= 600 - bar);
      }),
    [...FIRST_SCREEN, ...besides],
  );
