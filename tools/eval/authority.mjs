/**
 * The table of well-known sites beside lists of domains ranked by what links to them.
 * Reads texts alone; the lists are for measuring, and no part of the table.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { median } from "../measure/numbers.mjs";

/** Bands as the table spells them, best first. */
const BANDS = ["top", "high", "middle", "low", "bottom"];
const SITES = new URL("../../data/sites.tsv", import.meta.url);

/**
 * A list: its file, what it is, and which column puts its rows in order, the lowest first.
 * @typedef {{file: string, list: string, order: (cells: string[]) => number}} List
 */

/** @type {List[]} */
const LISTS = [
  {
    file: "majestic_top15k.csv.gz",
    list: "The Majestic Million's first, by networks that link to them (Majestic, majestic.com, CC BY 3.0)",
    order: ([, rank]) => Number(rank),
  },
  {
    file: "cc_webgraph_domains.csv.gz",
    list: "All that were ever among the first thousand of Common Crawl's web graphs, by their best harmonic centrality",
    // The last column; ranks are given for the newest graph's first thousand alone.
    order: (cells) => -Number(cells.at(-1)),
  },
];

/** @typedef {{domain: string, band: string}} Site */
/** @typedef {{band: string, sites: number, ranked: number, rank: number}} Banded Its median rank, too. */
/** @typedef {{list: string, listed: number, both: number, bands: Banded[], correlation: number}} Held */

/** The table's rows. @returns {Site[]} */
function sites() {
  const lines = readFileSync(SITES, "utf8").split("\n");
  const rows = lines.filter((line) => line && !line.startsWith("#"));
  return rows.map((row) => {
    const [domain = "", band = ""] = row.split("\t");
    return { domain, band };
  });
}

/** Each domain's rank. @param {string} path @param {List["order"]} order */
function ranking(path, order) {
  const [, ...lines] = gunzipSync(readFileSync(path)).toString().trim().split("\n");
  const rows = lines.map((line) => line.split(","));
  const sorted = rows.toSorted((one, other) => order(one) - order(other));
  return new Map(sorted.map(([domain = ""], at) => [domain, at + 1]));
}

/** The place of each value among all, equal ones the mean of theirs. @param {number[]} values */
function places(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

/** Pearson's of two columns. @param {number[]} one @param {number[]} other */
function correlation(one, other) {
  const mean = (/** @type {number[]} */ all) => all.reduce((sum, at) => sum + at, 0) / all.length;
  const [middle, center] = [mean(one), mean(other)];
  const shared = one.map((at, row) => (at - middle) * ((other[row] ?? 0) - center));
  const spread = (/** @type {number[]} */ all, /** @type {number} */ from) =>
    Math.sqrt(all.reduce((sum, at) => sum + (at - from) ** 2, 0));
  return shared.reduce((sum, at) => sum + at, 0) / (spread(one, middle) * spread(other, center));
}

/**
 * How the table holds against one list.
 * @param {string} path
 * @param {List} given
 * @returns {Held}
 */
function held(path, { list, order }) {
  const ranks = ranking(path, order);
  const all = sites();
  const both = all.filter(({ domain }) => ranks.has(domain));
  const rank = (/** @type {Site} */ site) => ranks.get(site.domain) ?? 0;
  const counted = BANDS.map((band) => {
    const ranked = both.filter((site) => site.band === band);
    return {
      band,
      sites: all.filter((site) => site.band === band).length,
      ranked: ranked.length,
      rank: median(ranked.map(rank)),
    };
  });
  return {
    list,
    listed: ranks.size,
    both: both.length,
    bands: counted.filter((row) => row.sites > 0),
    correlation: correlation(
      places(both.map(({ band }) => BANDS.indexOf(band))),
      places(both.map(rank)),
    ),
  };
}

/**
 * How the table holds against the lists of that folder, those that are not there left out.
 * @param {string} folder
 * @returns {Held[]}
 */
export function authority(folder) {
  const there = LISTS.filter(({ file }) => existsSync(join(folder, file)));
  return there.map((list) => held(join(folder, list.file), list));
}
