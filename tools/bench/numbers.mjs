/** Measured numbers as a document shows them, and the bars that they are held against. */

/**
 * What must hold, what was measured of it, and whether it does.
 * @typedef {{bar: string, measured: string, held: boolean}} Bar
 */

/** What stands in the place of a number that there is none of. */
const NONE = "–";

/** Milliseconds, or whatever else needs no more than two digits. @param {number} value */
export function figure(value) {
  if (Number.isNaN(value)) return NONE;
  if (value >= 10) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(1);
}

/** @param {number} value */
export function ratio(value) {
  if (Number.isNaN(value)) return NONE;
  return value >= 10 ? figure(value) : value.toFixed(value < 1 ? 2 : 1);
}

/**
 * A bar that a number must not be over.
 * @param {string} bar @param {number} value @param {number} most
 * @param {string} [measured] How it is said.
 * @returns {Bar}
 */
export const atMost = (bar, value, most, measured = ratio(value)) => ({
  bar,
  measured,
  held: value <= most,
});
