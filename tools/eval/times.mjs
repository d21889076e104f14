/**
 * How long reading takes beside Readability, in one browser.
 */

import { median } from "../measure/numbers.mjs";

/**
 * Times in milliseconds, medians over the pages.
 * @typedef {object} Times
 * @property {string} name
 * @property {number} pages
 * @property {number} placed Snapshot and classification.
 * @property {number} whole All of `analyze`.
 * @property {number} readability
 * @property {[placed: number, whole: number]} ratios To Readability, page by page.
 */

/** @typedef {(times: number[]) => number} Pick */

/**
 * @param {string} browser
 * @param {import("./others.mjs").Found[]} found
 * @returns {Times[]} The first time in a fresh page, and again in the same.
 */
export function times(browser, found) {
  /** @param {string} when @param {Pick} of @returns {Times} */
  const row = (when, of) => {
    const each = found.map(({ engine, readability }) => ({
      placed: of(engine.map(({ placed }) => placed)),
      whole: of(engine.map(({ whole }) => whole)),
      readability: of(readability),
    }));
    return {
      name: `${browser}, ${when}`,
      pages: found.length,
      placed: median(each.map(({ placed }) => placed)),
      whole: median(each.map(({ whole }) => whole)),
      readability: median(each.map((times) => times.readability)),
      ratios: [
        median(each.map((times) => times.placed / times.readability)),
        median(each.map((times) => times.whole / times.readability)),
      ],
    };
  };
  return [
    row("first", ([first]) => first ?? Number.NaN),
    row("again", ([, ...again]) => median(again)),
  ];
}
