/**
 * How sure the classifier was of a link's context, and how often it was right.
 */

import { accuracy } from "../measure/numbers.mjs";

/** Where the bins begin. */
const BINS = [0, 0.5, 0.7, 0.85, 0.9, 0.95];

/** @typedef {{from: number, to: number, links: number, given: number, right: number}} Bin Means of confidence and of being right. */

/**
 * @param {import("./judged.mjs").Judged[]} contexts
 * @returns {Bin[]}
 */
export function confidence(contexts) {
  return BINS.map((from, at) => {
    const to = BINS[at + 1] ?? 1;
    const sure = contexts.flatMap((judged) =>
      judged.link ? [{ ...judged, confidence: judged.link.confidence }] : [],
    );
    const links = sure.filter(
      (link) => link.confidence >= from && (link.confidence < to || to === 1),
    );
    const sum = links.reduce((total, link) => total + link.confidence, 0);
    return { from, to, links: links.length, given: sum / links.length, right: accuracy(links) };
  }).filter(({ links }) => links > 0);
}
