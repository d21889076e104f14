/**
 * Readability and the path rules on the same pages in the same browsers, and the time that reading takes.
 * They run where the engine runs: in a copy of the built extension with another popup.
 */

import { writeFileSync } from "node:fs";
import { Pages } from "../drive/pages.mjs";
import { Reader, reason } from "../drive/reader.mjs";
import { readList, serve } from "../drive/saved.mjs";
import { prepareStudy, READABILITY } from "../measure/copies.mjs";

/** @typedef {import("../drive.mjs").BrowserName} BrowserName */
/** @typedef {VouchContest & {id: string}} Found */

const COPY = "out/beside";

/** Makes that copy, with Readability in it. */
export function prepare() {
  const own = ["path-rules.js", "contest.js"].map((name) => `tools/eval/beside/${name}`);
  prepareStudy(COPY, [READABILITY, ...own]);
}

/**
 * What is found on every page of the list; pages that could not be read are said and left out.
 * @param {BrowserName} browser
 * @param {string} list
 * @returns {Promise<Found[]>}
 */
export async function runContest(browser, list) {
  const pages = new Pages();
  const reader = new Reader({ browser, extension: COPY, pages });
  /** @type {Found[]} */
  const found = [];
  for (const text of readList(list)) {
    const line = JSON.parse(text);
    serve(pages, line, list);
    try {
      found.push({ id: line.id, ...JSON.parse(await reader.read(line.url, "json")) });
    } catch (error) {
      process.stderr.write(`${browser}, ${line.id}: ${reason(error)}\n`);
    }
    pages.remove(line.url);
  }
  await reader.close();
  return found;
}

/**
 * Writes what one of them says of every link as reports that the scorer reads.
 * @param {string} path
 * @param {Found[]} found
 * @param {(page: Found, link: number) => string} context
 */
export function writeReports(path, found, context) {
  const rows = found.map((page) => {
    const links = page.places.map((_, index) => ({
      index,
      context: context(page, index),
      anchor: "not judged",
    }));
    return `${JSON.stringify({ id: page.id, report: { links } })}\n`;
  });
  writeFileSync(path, rows.join(""));
}

/** In Readability's article or not. @param {Found} page @param {number} link */
export const byReadability = (page, link) => (page.kept.includes(link) ? "body" : "navigation");

/** @param {Found} page @param {number} link */
export const byPathRules = (page, link) => page.places[link] ?? "body";
