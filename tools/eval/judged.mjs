/**
 * Each labelled link beside what the report says of it.
 * Takes over the scorer's two rules of comparison, and {@link agree} holds the figures to the scorer's own.
 */

import { accuracy, f1 } from "../measure/numbers.mjs";
import { readObjects } from "./corpus.mjs";

/** What counts as main content; in forums comments do too. */
const MAIN = ["body", "list", "reference", "infobox"];

/**
 * A labelled link.
 * @typedef {object} Judged
 * @property {string} page
 * @property {string} site The page's.
 * @property {number} index
 * @property {string} expected
 * @property {string} read
 * @property {Reported | undefined} link What the report says of it; undefined where the report has no such link.
 */

/** @typedef {{index: number, url: string, text: string, context: string, confidence: number, reasons: object[]}} Reported */

/** @typedef {{main: Judged[], contexts: Judged[]}} AllJudged */

/**
 * @param {ReturnType<typeof import("./corpus.mjs").readLabels>} labels
 * @param {string} reports
 * @returns {AllJudged}
 */
export function judge(labels, reports) {
  const pages = new Map(labels.pages.map((page) => [page.id, page]));
  const read = new Map(readObjects(reports).map(({ id, report }) => [id, whole(report)]));
  /** @param {{page: string, index: number}} label */
  const found = ({ page, index }) => {
    const { site, links } = read.get(page) ?? whole(undefined);
    const link = links.get(index);
    return { page, index, site: site || page, link, context: link?.context ?? "missing" };
  };
  const main = labels.main.map((label) => {
    const { context, ...rest } = found(label);
    const forum = pages.get(label.page)?.type === "forum";
    const isMain = MAIN.includes(context) || (forum && context === "comment");
    return { ...rest, expected: label.gold, read: isMain ? "main" : "boilerplate" };
  });
  const sure = labels.contexts.filter(({ context }) => context !== "unsure");
  const contexts = sure.map((label) => {
    const { context, ...rest } = found(label);
    return { ...rest, expected: label.context, read: context };
  });
  return { main, contexts };
}

/** @param {any} report @returns {{site: string, links: Map<number, Reported>}} */
function whole(report) {
  /** @type {Reported[]} */
  const links = report?.links ?? [];
  return { site: report?.page.site ?? "", links: new Map(links.map((link) => [link.index, link])) };
}

/** Fails where these figures are not the scorer's. @param {AllJudged} judged @param {import("./score.mjs").Score} score */
export function agree({ main, contexts }, score) {
  const figures = [
    [f1(main, "main"), score.main.f1],
    [accuracy(contexts), score.context.accuracy],
  ];
  for (const [ours, theirs] of figures) {
    if (Math.abs((ours ?? 0) - (theirs ?? 0)) > 1e-6) {
      throw new Error(`the scorer reckons otherwise: ${theirs}, not ${ours}`);
    }
  }
}
