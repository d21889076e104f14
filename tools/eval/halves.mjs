/**
 * The set in two halves without a site in common, and how far chance alone would move each half's figures.
 * What was chosen with one half in sight has to hold on the other.
 */

import { createHash } from "node:crypto";
import { accuracy, f1, grouped, quantile, random } from "../measure/numbers.mjs";

/** @typedef {import("./judged.mjs").Judged} Judged */
/** A figure and the 95% interval of what other pages of the same kind would give. @typedef {{value: number, low: number, high: number, pages: number, links: number}} Interval */
/** @typedef {{name: string, halves: [Interval, Interval]}} Compared */

/** How often pages are drawn anew. */
const RESAMPLES = 2000;

/** The same at every run. */
const SEED = 1;

/** Which half a site belongs to: 0 or 1, by its name alone. @param {string} site */
export function halfOf(site) {
  return (createHash("sha256").update(site).digest()[0] ?? 0) % 2;
}

/**
 * Pages are drawn whole, with replacement: links of one page are not independent of each other.
 * @param {Judged[]} links
 * @param {(links: Judged[]) => number} figure
 * @returns {Interval}
 */
function bootstrap(links, figure) {
  const pages = [...grouped(links, (link) => link.page).values()];
  const draw = random(SEED);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    figure(pages.flatMap(() => pages[Math.floor(draw() * pages.length)] ?? [])),
  );
  return {
    value: figure(links),
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
    pages: pages.length,
    links: links.length,
  };
}

/**
 * @param {string} name
 * @param {Judged[]} links
 * @param {(links: Judged[]) => number} figure
 * @returns {Compared}
 */
function compare(name, links, figure) {
  const [first, second] = [0, 1].map((half) =>
    bootstrap(
      links.filter(({ site }) => halfOf(site) === half),
      figure,
    ),
  );
  if (!first || !second) throw new Error("a set has two halves");
  return { name, halves: [first, second] };
}

/**
 * Both figures in both halves.
 * @param {import("./judged.mjs").AllJudged} judged
 * @returns {Compared[]}
 */
export function halves({ main, contexts }) {
  return [
    compare("main or boilerplate, F1", main, (links) => f1(links, "main")),
    compare("context, accuracy", contexts, accuracy),
  ];
}

/** Whether the first half's figure is one that chance explains, given the second's. @param {Compared} compared */
export function explained({ halves: [first, second] }) {
  return first.value >= second.low && first.value <= second.high;
}
