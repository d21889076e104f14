/**
 * The figures as tables of Markdown.
 * Measures nothing.
 */

import { markdown } from "../drive/table.mjs";
import { explained } from "./halves.mjs";

/** @typedef {import("./score.mjs").Score} Score */
/** @typedef {import("./score.mjs").Classes} Classes */

/**
 * All that was measured.
 * @typedef {object} Measured
 * @property {Score} score
 * @property {[name: string, score: Score][]} others
 * @property {import("./halves.mjs").Compared[]} halves
 * @property {import("./confidence.mjs").Bin[]} confidence
 * @property {Classes} common The context classes with links enough to say something.
 * @property {import("./times.mjs").Times[]} times
 * @property {import("./relevance.mjs").Ranked[]} ranked
 * @property {import("./authority.mjs").Held[]} authority By list.
 */

/** @param {number} share */
export const figure = (share) => share.toFixed(3);

/** @param {Measured} measured */
export function mainTable({ score, others }) {
  const readers = /** @type {const} */ ([["Vouch", score], ...others]);
  const groups = ["all", ...Object.keys(score.main_by)];
  const rows = groups.flatMap((group) =>
    readers.map(([reader, { main, main_by }]) => {
      const of = group === "all" ? main : main_by[group];
      const { links = 0, precision = 0, recall = 0, f1 = 0, accuracy = 0 } = of ?? {};
      return [group, reader, `${links}`, ...[precision, recall, f1, accuracy].map(figure)];
    }),
  );
  const head = ["pages", "reader", "links", "precision", "recall", "F1", "accuracy"];
  return markdown([head, ...rows]);
}

/** @param {Classes} given */
export function classTable({ classes }) {
  const rows = Object.entries(classes).map(([name, { n, precision, recall, f1 }]) => [
    name,
    `${n}`,
    ...[precision, recall, f1].map(figure),
  ]);
  return markdown([["class", "links", "precision", "recall", "F1"], ...rows]);
}

/** @param {Classes} classes */
export const overall = ({ links, accuracy, macro_f1 }) =>
  `${links} links: accuracy ${figure(accuracy)}, mean F1 of the classes ${figure(macro_f1)}.`;

/** @param {Measured} measured */
export function halvesSection({ halves }) {
  /** @param {import("./halves.mjs").Interval} half */
  const half = ({ value, low, high, pages, links }) => [
    `${pages} / ${links}`,
    `${figure(value)} (${figure(low)} to ${figure(high)})`,
  ];
  const rows = halves.map(({ name, halves: [first, second] }) => [
    name,
    ...half(first),
    ...half(second),
    figure(first.value - second.value),
  ]);
  const beyond = halves.filter((compared) => !explained(compared));
  const says = beyond.length
    ? `The first half's figure lies outside the second's interval: ${beyond.map(({ name }) => name).join("; ")}.`
    : "Each figure of the first half lies inside the second's interval.";
  const head = ["", "pages / links", "first half", "pages / links", "second half", "gap"];
  return `${markdown([head, ...rows])}\n\n${says}`;
}

/** @param {Measured} measured */
export function confidenceTable({ confidence }) {
  const rows = confidence.map(({ from, to, links, given, right }) => [
    `${from.toFixed(2)} to ${to.toFixed(2)}`,
    `${links}`,
    ...[given, right].map(figure),
  ]);
  return markdown([["confidence", "links", "mean confidence", "right"], ...rows]);
}

/** @param {Measured} measured */
export function timesTable({ times }) {
  const rows = times.map(({ name, pages, placed, whole, readability, ratios }) => [
    name,
    `${pages}`,
    ...[placed, whole, readability].map((time) => time.toFixed(1)),
    ...ratios.map((ratio) => ratio.toFixed(2)),
  ]);
  const head = ["browser", "pages", "placed, ms", "analyze, ms", "Readability, ms"];
  return markdown([[...head, "ratio, placed", "ratio, analyze"], ...rows]);
}

/** @param {Pick<Measured, "ranked">} measured */
export function relevanceSection({ ranked }) {
  if (ranked.length === 0) return "";
  const head = ranked[0]?.auc.map(([keywords]) => `${keywords} keywords`) ?? [];
  const rows = ranked.map(({ name, texts, topics, auc }) => [
    name,
    ...[texts, topics].map(String),
    // The bars have three figures; a fourth tells on which side of them it is.
    ...auc.map(([, mean]) => mean.toFixed(4)),
  ]);
  return `
## Relevance to keywords

Texts ranked by their relevance to each topic's keywords: the chance that one of the topic stands above another, equals
half, mean of the topics. Each text is read as a page without a title.

${markdown([["texts", "number", "topics", ...head], ...rows])}
`;
}

/** @param {Measured} measured */
export function authoritySection({ authority }) {
  if (authority.length === 0) return "";
  const lists = authority.map(({ list, both, listed, correlation, bands }) => {
    const rows = bands.map(({ band, sites, ranked, rank }) => [
      band,
      `${sites}`,
      `${ranked}`,
      figure(ranked / sites),
      `${rank}`,
    ]);
    return `${list}: ${listed} domains. Spearman's correlation of band and rank, over the ${both} sites in both: ${figure(correlation)}.

${markdown([["band", "sites", "of them ranked", "share", "median rank"], ...rows])}
`;
  });
  return `
## Authority

The table of well-known sites beside lists of domains that are ranked by the links to them. It was written from general
knowledge; three rows were corrected after being held against the first list.

${lists.join("\n")}`;
}
