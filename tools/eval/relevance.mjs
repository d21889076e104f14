/**
 * How well the relevance of pages to a person's keywords ranks texts by topic: the area under the ROC curve.
 * The built extension reads each text as a page; nothing is scored here but the order.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Pages } from "../drive/pages.mjs";
import { Reader } from "../drive/reader.mjs";
import { prepareStudy } from "../measure/copies.mjs";
import { Unusable } from "./corpus.mjs";

/** @typedef {{topic: string, text: string}} Text */
/** @typedef {{name: string, texts: number, topics: number, auc: [keywords: number, mean: number][]}} Ranked */

const COPY = "out/ranking";
const ADDRESS = "https://ranking.example/";
/** How many keywords of each profile are given, the first ones. */
const KEYWORDS = [12, 5];
/** Topics with fewer texts say little. */
const LEAST = 20;
/** Texts in one page; a page is given up after a minute. */
const AT_ONCE = 30;

/**
 * The chance that a text of the topic stands above one of another; equals count half.
 * @param {number[]} own
 * @param {number[]} others
 */
function auc(own, others) {
  const above = own.map((one) =>
    others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0),
  );
  return above.reduce((sum, count) => sum + count, 0) / (own.length * others.length);
}

/**
 * @param {Reader} reader
 * @param {Pages} pages
 * @param {string[]} texts
 * @param {string[][]} profiles
 * @returns {Promise<number[][]>}
 */
async function rank(reader, pages, texts, profiles) {
  const rows = [];
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const given = { texts: texts.slice(at, at + AT_ONCE), profiles };
    const data = JSON.stringify(given).replaceAll("<", "\\u003c");
    const body = `<!doctype html><html lang="en"><title></title><body><script type="application/json">${data}</script>`;
    pages.put(ADDRESS, { body });
    rows.push(...JSON.parse(await reader.read(ADDRESS, "json")));
  }
  return rows;
}

/**
 * @param {Text[]} texts
 * @param {string[]} topics
 * @param {number[][]} ranks By text, by topic.
 */
function meanAuc(texts, topics, ranks) {
  const areas = topics.map((topic, column) => {
    const scores = texts.map((text, row) => ({ ...text, score: ranks[row]?.[column] ?? 0 }));
    const own = scores.filter((text) => text.topic === topic).map(({ score }) => score);
    const others = scores.filter((text) => text.topic !== topic).map(({ score }) => score);
    return auc(own, others);
  });
  return areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

/**
 * One file of the folder: its texts, and the keywords of the topics that have texts enough.
 * @typedef {{name: string, texts: Text[], topics: string[], keywords: string[][]}} Texts
 */

/**
 * What the file holds; throws where nothing could be measured by it.
 * @param {string} folder
 * @param {string} file
 * @param {Record<string, Record<string, string>>} profiles
 * @returns {Texts}
 */
function readSet(folder, file, profiles) {
  const name = file.slice(0, file.lastIndexOf("_"));
  const own = profiles[name];
  if (!own)
    throw new Unusable(`profiles.json in ${folder} has no keywords for ${file}: add "${name}"`);
  const lines = gunzipSync(readFileSync(join(folder, file)))
    .toString()
    .split("\n");
  /** @type {Text[]} */
  const texts = lines.filter(Boolean).map((line) => JSON.parse(line));
  const topics = Object.keys(own).filter(
    (topic) => texts.filter((text) => text.topic === topic).length >= LEAST,
  );
  if (topics.length === 0)
    throw new Unusable(`${file} in ${folder} has no topic of ${LEAST} texts`);
  return { name, texts, topics, keywords: topics.map((topic) => own[topic]?.split(", ") ?? []) };
}

/**
 * The sets of a folder; throws where there is none, saying what belongs there.
 * @param {string} folder Of `NAME_*.jsonl.gz` and `profiles.json`, which holds keywords by NAME and topic.
 * @returns {Texts[]}
 */
export function readSets(folder) {
  const form = "give a folder of NAME_*.jsonl.gz and profiles.json (keywords by NAME and topic)";
  if (!existsSync(folder)) throw new Unusable(`there is no folder ${folder}: ${form}`);
  const files = readdirSync(folder).sort();
  const sets = files.filter((file) => file.endsWith(".jsonl.gz"));
  if (sets.length === 0) throw new Unusable(`${folder} has no texts: ${form}`);
  if (!files.includes("profiles.json"))
    throw new Unusable(`${folder} has no profiles.json: ${form}`);
  const profiles = JSON.parse(readFileSync(join(folder, "profiles.json"), "utf8"));
  return sets.map((file) => readSet(folder, file, profiles));
}

/**
 * Ranks every set.
 * @param {Texts[]} sets
 * @returns {Promise<Ranked[]>}
 */
export async function rankings(sets) {
  if (sets.length === 0) return [];
  prepareStudy(COPY, ["tools/eval/ranking/rank.js"]);
  const pages = new Pages();
  const reader = new Reader({ browser: "chromium", extension: COPY, pages });
  const rows = [];
  for (const { name, texts, topics, keywords } of sets) {
    const written = texts.map(({ text }) => text);
    /** @type {Ranked["auc"]} */
    const areas = [];
    for (const count of KEYWORDS) {
      const profiles = keywords.map((list) => list.slice(0, count));
      areas.push([count, meanAuc(texts, topics, await rank(reader, pages, written, profiles))]);
    }
    rows.push({ name, texts: texts.length, topics: topics.length, auc: areas });
  }
  await reader.close();
  return rows;
}
