/**
 * Reads pages one after the other with the built extension, each by a real click on its button.
 * Survives pages that hang or crash the browser; judges nothing of what a report says.
 */

import { launch, saveSettings } from "../drive.mjs";

/** @typedef {import("../drive.mjs").LaunchOptions & {settings?: string}} ReaderOptions */
/** @typedef {"json" | "markdown" | "tsv" | "csv"} Format */

/** After this long a page is given up, in milliseconds. */
const LIMIT = 60_000;

/** What did not answer in time. */
export class Late extends Error {}

/**
 * The promise's answer, or an error when it takes too long.
 * @template T
 * @param {Promise<T>} work
 * @param {number} [limit] In milliseconds.
 * @returns {Promise<T>}
 */
export async function inTime(work, limit = LIMIT) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`no answer within ${limit / 1000} s`)), limit);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** Why it failed, in one line. @param {unknown} error */
export function reason(error) {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}

/** A browser that is started when the first page needs it, and again after a page broke it. */
export class Reader {
  /** @type {ReaderOptions} */
  #options;
  /** @type {import("../drive.mjs").Driver | undefined} */
  #driver;
  /** @type {import("../drive.mjs").Page | undefined} */
  #page;
  /** Milliseconds that reading took, starts of the browser not counted. */
  spent = 0;

  /** @param {ReaderOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** Starts the browser, so that the first page's time is its own. */
  async start() {
    if (this.#page) return this.#page;
    const driver = await launch(this.#options);
    this.#driver = driver;
    if (this.#options.settings !== undefined) await saveSettings(driver, this.#options.settings);
    this.#page = await driver.open("about:blank");
    return this.#page;
  }

  /**
   * The whole report of a page, after the re-read.
   * @param {string} url
   * @param {Format} format
   * @returns {Promise<string>}
   */
  async read(url, format) {
    const page = await this.start();
    const began = performance.now();
    try {
      return await inTime(click(page, url, format));
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.spent += performance.now() - began;
    }
  }

  /** Ends the browser; reading on starts another. */
  async close() {
    const driver = this.#driver;
    this.#driver = undefined;
    this.#page = undefined;
    await driver?.close();
  }
}

/**
 * @param {import("../drive.mjs").Page} page
 * @param {string} url
 * @param {Format} format
 */
async function click(page, url, format) {
  await page.goto(url);
  const popup = await page.action();
  const state = await popup.settled();
  if (state !== "complete") throw new Error(await sentence(popup));
  const report = await popup.report(format);
  await popup.close();
  return report;
}

/** What the popup says in place of an answer. @param {import("../drive.mjs").Popup} popup */
export async function sentence(popup) {
  const said = await popup.evaluate(
    () => document.querySelector("#trouble [data-field=sentence]")?.textContent,
  );
  return said || popup.text("body");
}
