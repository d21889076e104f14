/**
 * What the labels' own scorer says of a file of reports.
 * Scores nothing itself.
 */

import { spawnSync } from "node:child_process";

/** @typedef {{links: number, precision: number, recall: number, f1: number, accuracy: number}} Binary */
/** @typedef {{n: number, precision: number, recall: number, f1: number}} Class */
/** @typedef {{links: number, accuracy: number, macro_f1: number, classes: Record<string, Class>}} Classes */
/**
 * What the scorer says.
 * @typedef {object} Score
 * @property {number} pages
 * @property {number} pages_expected
 * @property {string[]} broken
 * @property {Record<string, number>} missing_links
 * @property {Binary} main
 * @property {Record<string, Binary>} main_by
 * @property {Classes} context
 * @property {Classes} context_collapsed
 * @property {Classes} anchor
 */

/**
 * Runs a program to its end; what it prints to standard output goes where told, or comes back.
 * @param {string} program
 * @param {string[]} given
 * @param {"inherit" | "pipe" | number} output
 */
export function run(program, given, output) {
  const done = spawnSync(program, given, {
    stdio: ["ignore", output, "inherit"],
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${given[0]} ended with ${done.status}`);
  return done.stdout ?? "";
}

/**
 * @param {import("./corpus.mjs").Corpus} corpus
 * @param {string} reports
 * @returns {Score}
 */
export function score({ scorer, split }, reports) {
  return JSON.parse(run("python3", [scorer, reports, split, "--json"], "pipe"));
}
