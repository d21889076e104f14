/**
 * The figures as tables: `docs/accuracy.md`, and what is printed.
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
 */

/** @param {number} share */
export const figure = (share) => share.toFixed(3);

/** @param {Measured} measured */
function mainTable({ score, others }) {
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
function classTable({ classes }) {
  const rows = Object.entries(classes).map(([name, { n, precision, recall, f1 }]) => [
    name,
    `${n}`,
    ...[precision, recall, f1].map(figure),
  ]);
  return markdown([["class", "links", "precision", "recall", "F1"], ...rows]);
}

/** @param {Classes} classes */
const overall = ({ links, accuracy, macro_f1 }) =>
  `${links} links: accuracy ${figure(accuracy)}, mean F1 of the classes ${figure(macro_f1)}.`;

/** @param {Measured} measured */
function halvesSection({ halves }) {
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
function confidenceTable({ confidence }) {
  const rows = confidence.map(({ from, to, links, given, right }) => [
    `${from.toFixed(2)} to ${to.toFixed(2)}`,
    `${links}`,
    ...[given, right].map(figure),
  ]);
  return markdown([["confidence", "links", "mean confidence", "right"], ...rows]);
}

/** @param {Measured} measured */
function timesTable({ times }) {
  const rows = times.map(({ name, pages, engine, readability, ratio }) => [
    name,
    `${pages}`,
    ...[engine, readability].map((time) => time.toFixed(1)),
    ratio.toFixed(2),
  ]);
  return markdown([["browser", "pages", "Vouch, ms", "Readability, ms", "ratio"], ...rows]);
}

/** @param {Measured} measured */
export function accuracyDocument(measured) {
  const { score, common } = measured;
  const rules = measured.others.find(([name]) => name === "path rules")?.[1].context_collapsed;
  const missing = Object.values(score.missing_links).reduce((sum, count) => sum + count, 0);
  return `# How well links are read

Made by \`./build.sh eval\` from labelled pages beside the checkout; not edited by hand.
The pages are read by the built extension, without style sheets and images, in Chromium where nothing else is said.
${score.pages} of ${score.pages_expected} pages read, ${missing} labelled links not found.

## Main content or boilerplate

Links in \`body\`, \`list\`, \`reference\` and \`infobox\` are main content; in forums those in \`comment\` too.
Beside it on the same pages: Mozilla's Readability (a link is main that its article keeps), and the rules that crawlers
use (boilerplate below a nav, header, footer or aside, or below such a role, id or class).

${mainTable(measured)}

## Where a link stands

${overall(score.context)}
Classes of at least 20 links on 5 pages alone (${Object.keys(common.classes).join(", ")}): mean F1 ${figure(common.macro_f1)}.

${classTable(score.context)}

In five classes, as crawlers tell places apart: ${overall(score.context_collapsed)}${
    rules ? `\nThe path rules on the same: accuracy ${figure(rules.accuracy)}.` : ""
  }

${classTable(score.context_collapsed)}

## What its anchor is

${overall(score.anchor)}

${classTable(score.anchor)}

## Two halves

The pages in two halves without a site in common, by a hash of the site's name, and the 95% interval that drawing pages
anew gives. What is true of the web holds on both.

${halvesSection(measured)}

## Confidence

How sure the extension was of a link's context, and how often it was right.

${confidenceTable(measured)}

## Time beside Readability

Medians of the pages in milliseconds, and the median of the pages' ratios: the whole \`analyze\` (snapshot, links,
contexts, follow, values, the popup's first answer) against \`parse()\` alone on a copy of the same document, both in a
content script. First: in a fresh page, as a click finds it. Again: twice more in the same page. Times are of the machine.

${timesTable(measured)}
`;
}
