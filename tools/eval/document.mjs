/**
 * `docs/accuracy.md`: the tables, and what they are of.
 * Measures nothing.
 */

import {
  authoritySection,
  classTable,
  confidenceTable,
  figure,
  halvesSection,
  mainTable,
  overall,
  relevanceSection,
  timesTable,
} from "./tables.mjs";

/** @typedef {import("./tables.mjs").Measured} Measured */

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

Medians of the pages in milliseconds, and the medians of the pages' ratios to Readability's \`parse()\` alone on a copy of
the same document, both in a content script. Placed: the page's tree, its links and where each stands. Analyze: that, how
the browser draws the links, whether they count, their values, and the popup's first answer. First: in a fresh page, as a
click finds it, where each has yet to be compiled. Again: twice more in the same page. Times are of the machine.

${timesTable(measured)}
${relevanceSection(measured)}${authoritySection(measured)}`;
}
