/**
 * How long reading takes beside Readability, in one browser.
 */

import { median } from "./measures.mjs";

/**
 * Times in milliseconds, medians over the pages.
 * @typedef {object} Times
 * @property {string} name
 * @property {number} pages
 * @property {number} engine
 * @property {number} readability
 * @property {number} ratio Of engine to Readability, page by page.
 */

/**
 * @param {string} browser
 * @param {import("./others.mjs").Found[]} found
 * @returns {Times[]} The first time in a fresh page, and again in the same.
 */
export function times(browser, found) {
  /** @param {string} when @param {(all: number[]) => number} of @returns {Times} */
  const row = (when, of) => {
    const each = found.map(({ engine, readability }) => [of(engine), of(readability)]);
    return {
      name: `${browser}, ${when}`,
      pages: found.length,
      engine: median(each.map(([engine]) => engine ?? Number.NaN)),
      readability: median(each.map(([, readability]) => readability ?? Number.NaN)),
      ratio: median(each.map(([engine = 0, readability = 0]) => engine / readability)),
    };
  };
  return [
    row("first", ([first]) => first ?? Number.NaN),
    row("again", ([, ...again]) => median(again)),
  ];
}
