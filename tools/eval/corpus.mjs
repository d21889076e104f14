/**
 * A folder of labelled pages: where its lists are, and what they hold.
 * Judges nothing; how labels and reports are compared is `score.mjs`'s and `judged.mjs`'s.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What was given cannot be measured; its message says what can. */
export class Unusable extends Error {}

/** @typedef {import("../drive/saved.mjs").Line & {type: string, corpus: string}} LabelledPage */
/** @typedef {{page: string, index: number, url: string, text: string, gold: "main" | "boilerplate"}} MainLabel */
/** @typedef {{page: string, index: number, context: string, anchor: string}} ContextLabel */

/**
 * The lists of one set, and the program that scores by them.
 * @typedef {{list: string, split: string, scorer: string}} Corpus
 */

/**
 * The set in the folder or in the first of its folders that holds one; undefined where there is none.
 * @param {string} folder
 * @param {string} usual Where a set is that comes with the scorer.
 * @returns {Corpus | undefined}
 */
export function findCorpus(folder, usual) {
  if (!existsSync(folder)) return undefined;
  const below = readdirSync(folder).sort();
  const splits = [folder, ...below.map((name) => join(folder, name))];
  const split = splits.find((one) => existsSync(join(one, "pages.jsonl")));
  const scorers = [folder, join(folder, ".."), usual].map((one) => join(one, "score.py"));
  const scorer = scorers.find((one) => existsSync(one));
  if (!split || !scorer) return undefined;
  return { split, scorer, list: join(split, "pages.jsonl") };
}

/**
 * The objects of a list, one a line.
 * @param {string} path
 * @returns {any[]}
 */
export function readObjects(path) {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
}

/**
 * All labels of a set.
 * @param {Corpus} corpus
 * @returns {{pages: LabelledPage[], main: MainLabel[], contexts: ContextLabel[]}}
 */
export function readLabels({ list, split }) {
  return {
    pages: readObjects(list),
    main: readObjects(join(split, "links.jsonl")),
    contexts: readObjects(join(split, "contexts.jsonl")),
  };
}
