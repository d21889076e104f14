/**
 * What no change may fall below on the set it was tuned on; a little under what was reached, so that one link more or
 * less decides nothing.
 */

import { figure } from "./tables.mjs";

/** @typedef {import("./tables.mjs").Measured} Measured */

/** The share of the top band that the first list has; none where there is no list. @param {Measured["authority"]} held */
function topRanked([first]) {
  const top = first?.bands.find(({ band }) => band === "top");
  return top && top.ranked / top.sites;
}

/** Of pages of one type, as far as there are any. @param {string} type @param {Measured["score"]} score */
const mainOf = (type, score) => score.main_by[`type ${type}`]?.f1 ?? 1;

/** None where nothing tells. @type {[what: string, floor: number, of: (measured: Measured) => number | undefined][]} */
const FLOORS = [
  ["pages read", 1, ({ score }) => score.pages / score.pages_expected],
  ["labelled links found", 1, ({ score }) => (Object.keys(score.missing_links).length ? 0 : 1)],
  ["main or boilerplate, F1", 0.955, ({ score }) => score.main.f1],
  ["main or boilerplate in forums, F1", 0.9, ({ score }) => mainOf("forum", score)],
  ["in documentation, F1", 0.9, ({ score }) => mainOf("documentation", score)],
  ["on service pages, F1", 0.9, ({ score }) => mainOf("service", score)],
  ["context, accuracy", 0.92, ({ score }) => score.context.accuracy],
  ["context, mean F1", 0.8, ({ score }) => score.context.macro_f1],
  ["context in five classes, accuracy", 0.93, ({ score }) => score.context_collapsed.accuracy],
  ["top sites that are ranked, too", 0.9, ({ authority }) => topRanked(authority)],
  ["anchor, accuracy", 0.93, ({ score }) => score.anchor.accuracy],
];

/**
 * The least area under the curve, by the first part of a set's name and the number of keywords. What a person would
 * call ranked well, below which simpler methods do as well.
 * @type {[set: string, keywords: number, floor: number][]}
 */
const AREAS = [
  ["web", 12, 0.975],
  ["web", 5, 0.9],
  ["news", 12, 0.885],
  ["news", 5, 0.77],
];

/** Whether a set is of this name, whatever its language. @param {string} name @param {string} set */
const isOf = (name, set) => name.split("_")[0] === set;

/** Areas that are below their floors, a line each. @param {Measured["ranked"]} ranked */
export function fallenAreas(ranked) {
  return ranked.flatMap(({ name, auc }) =>
    AREAS.flatMap(([set, keywords, floor]) => {
      const [, area] = auc.find(([count]) => count === keywords) ?? [];
      const below = isOf(name, set) && !(area !== undefined && area >= floor);
      return below
        ? [`${name}, ${keywords} keywords, AUC: ${area?.toFixed(4)} is below ${floor}`]
        : [];
    }),
  );
}

/** Sets that have a floor and were not ranked, a line each. @param {Measured["ranked"]} ranked */
export function missingAreas(ranked) {
  const sets = new Set(AREAS.map(([set]) => set));
  const missing = [...sets].filter((set) => !ranked.some(({ name }) => isOf(name, set)));
  return missing.map((set) => `no texts named ${set}: their relevance has a floor`);
}

/** What fell below its floor, a line each. @param {Measured} measured */
export function fallen(measured) {
  return FLOORS.flatMap(([what, floor, of]) => {
    const got = of(measured);
    return got === undefined || got >= floor
      ? []
      : [`${what}: ${figure(got)} is below ${figure(floor)}`];
  });
}

/** What has a floor and could not be held against it, a line each. @param {Measured} measured */
export function skipped(measured) {
  const open = FLOORS.filter(([, , of]) => of(measured) === undefined);
  return open.map(([what, floor]) => `skipped: ${what}, which may not be below ${figure(floor)}`);
}
