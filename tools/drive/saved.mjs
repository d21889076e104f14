/**
 * Saved pages: a list of them, one a line, or a single file.
 * Reads files; how they are served is `pages.mjs`'s.
 */

import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

/** @typedef {import("./pages.mjs").Headers} Headers */

/**
 * One line of a list.
 * @typedef {object} Line
 * @property {string} id
 * @property {string} url The page's true address.
 * @property {string} html The file, relative to the list.
 * @property {Record<string, string | string[]>} [headers] To serve it with.
 * @property {string} [robots_txt] What /robots.txt of its origin says; else there is none.
 */

/** Content types by file name; everything else is HTML. @type {Record<string, string>} */
const TYPES = {
  ".xhtml": "application/xhtml+xml",
  ".xht": "application/xhtml+xml",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

/** @param {string} path */
export function contentType(path) {
  return TYPES[extname(path).toLowerCase()] ?? "text/html; charset=utf-8";
}

/**
 * The lines of a list, as text; empty ones are left out.
 * @param {string} path
 */
export function readList(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/**
 * Puts a line's page among those served.
 * @param {import("./pages.mjs").Pages} pages
 * @param {Line} line
 * @param {string} list The list's path.
 */
export function serve(pages, line, list) {
  /** @type {Headers} */
  const headers = [];
  for (const [name, values] of Object.entries(line.headers ?? {})) {
    for (const value of [values].flat()) headers.push([name, value]);
  }
  pages.putSaved(line.url, { body: readFileSync(join(dirname(list), line.html)), headers });
  pages.putRobots(line.url, line.robots_txt);
}
