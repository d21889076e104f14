/**
 * What no change may fall below on the set it was tuned on; a little under what was reached, so that one link more or
 * less decides nothing.
 */

import { figure } from "./tables.mjs";

/** @typedef {import("./tables.mjs").Measured} Measured */

/** The share of the top band that the first list has, all where there is no list. @param {Measured["authority"]} held */
function topRanked([first]) {
  const top = first?.bands.find(({ band }) => band === "top");
  return top ? top.ranked / top.sites : 1;
}

/** Of pages of one type, as far as there are any. @param {string} type @param {Measured["score"]} score */
const mainOf = (type, score) => score.main_by[`type ${type}`]?.f1 ?? 1;

/** @type {[what: string, floor: number, of: (measured: Measured) => number][]} */
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

/** Areas that are below their floors, a line each. @param {Measured["ranked"]} ranked */
export function fallenAreas(ranked) {
  return ranked.flatMap(({ name, auc }) =>
    AREAS.flatMap(([set, keywords, floor]) => {
      const [, area] = auc.find(([count]) => count === keywords) ?? [];
      const below = name.split("_")[0] === set && !(area !== undefined && area >= floor);
      return below
        ? [`${name}, ${keywords} keywords, AUC: ${area?.toFixed(4)} is below ${floor}`]
        : [];
    }),
  );
}

/** What fell below its floor, a line each. @param {Measured} measured */
export function fallen(measured) {
  const below = FLOORS.filter(([, floor, of]) => of(measured) < floor);
  return below.map(
    ([what, floor, of]) => `${what}: ${figure(of(measured))} is below ${figure(floor)}`,
  );
}
