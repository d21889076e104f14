/**
 * Fresh tabs with a page in them and the popup open, in a browser that is started anew where a page does not answer.
 * Knows nothing of what is measured.
 */

import { inTime, Late } from "../drive/reader.mjs";
import { launch } from "../drive.mjs";

/** @typedef {import("../drive.mjs").Driver} Driver */
/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../drive.mjs").Popup} Popup */

/** @type {Record<import("../drive.mjs").BrowserName, string>} */
export const NAMES = { chromium: "Chromium", firefox: "Firefox" };
export const BROWSERS = /** @type {import("../drive.mjs").BrowserName[]} */ (Object.keys(NAMES));

/** Says how far the run is. @param {string} line */
export function say(line) {
  process.stderr.write(`bench: ${line}\n`);
}

export class Tabs {
  /** @type {import("../drive.mjs").LaunchOptions} */
  #options;
  /** @type {Driver | undefined} */
  #driver;

  /** @param {import("../drive.mjs").LaunchOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** The browser, started where none is. */
  async driver() {
    this.#driver ??= await launch(this.#options);
    return this.#driver;
  }

  /**
   * What is measured by a click in a tab of its own; "late" where that takes longer than the limit, in milliseconds.
   * @template T
   * @param {string} url
   * @param {number} limit
   * @param {(popup: Popup, page: Page) => Promise<T>} use
   * @returns {Promise<T | "late">}
   */
  async click(url, limit, use) {
    const driver = await this.driver();
    const page = await driver.open(url);
    const popup = await page.action();
    try {
      const measured = await inTime(use(popup, page), limit);
      await popup.close();
      await page.close();
      return measured;
    } catch (error) {
      await this.close();
      if (error instanceof Late) return "late";
      throw error;
    }
  }

  async close() {
    const driver = this.#driver;
    this.#driver = undefined;
    await driver?.close();
  }
}
