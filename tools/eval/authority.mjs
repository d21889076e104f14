/**
 * The table of well-known sites beside a list of domains ranked by the networks that link to them.
 * Reads two texts; the list is for measuring alone, and no part of the table.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { median } from "./measures.mjs";

/** Bands as the table spells them, best first. */
const BANDS = ["top", "high", "middle", "low", "bottom"];
const SITES = new URL("../../data/sites.tsv", import.meta.url);
/** The Majestic Million's first lines: domain, rank, and more. */
const LIST = "majestic_top15k.csv.gz";

/** @typedef {{domain: string, band: string}} Site */
/** @typedef {{band: string, sites: number, ranked: number, rank: number}} Banded Its median rank, too. */
/** @typedef {{listed: number, both: number, bands: Banded[], correlation: number}} Held */

/** The table's rows. @returns {Site[]} */
function sites() {
  const lines = readFileSync(SITES, "utf8").split("\n");
  const rows = lines.filter((line) => line && !line.startsWith("#"));
  return rows.map((row) => {
    const [domain = "", band = ""] = row.split("\t");
    return { domain, band };
  });
}

/** Each domain's rank. @param {string} path */
function ranking(path) {
  const [, ...lines] = gunzipSync(readFileSync(path)).toString().trim().split("\n");
  return new Map(
    lines.map((line) => {
      const [domain = "", rank = ""] = line.split(",");
      return [domain, Number(rank)];
    }),
  );
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
 * How the table holds against the list in that folder; nothing where it is not there.
 * @param {string} folder
 * @returns {Held | undefined}
 */
export function authority(folder) {
  const list = join(folder, LIST);
  if (!existsSync(list)) return undefined;
  const ranks = ranking(list);
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
    listed: ranks.size,
    both: both.length,
    bands: counted.filter((row) => row.sites > 0),
    correlation: correlation(
      places(both.map(({ band }) => BANDS.indexOf(band))),
      places(both.map(rank)),
    ),
  };
}
