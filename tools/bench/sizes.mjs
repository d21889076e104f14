/** How large the package and its parts are. */

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { markdown } from "../drive/table.mjs";

/**
 * Sizes of files in `dist/`, plain and by gzip itself: Node's own compression differs by some percent.
 * @param {(name: string) => boolean} wanted
 */
function size(wanted) {
  const files = readdirSync("dist", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const isPacked = (/** @type {string} */ file) => file.endsWith(".gz");
  const plain = (/** @type {string} */ file) =>
    isPacked(file) ? gunzipSync(readFileSync(file)).length : statSync(file).size;
  const gzip = (/** @type {string} */ file) =>
    isPacked(file)
      ? statSync(file).size
      : execFileSync("gzip", ["-9c", file], { maxBuffer: 1 << 26 }).length;
  const kilobytes = (/** @type {(file: string) => number} */ bytes) =>
    (files.reduce((sum, file) => sum + bytes(file), 0) / 1000).toFixed(0);
  return [kilobytes(plain), kilobytes(gzip)];
}

/** @returns {Promise<import("./document.mjs").Part>} */
export async function sizes() {
  const text = `In kB (1,000 bytes), plain and by \`gzip -9\`:

${markdown([
  ["part", "plain", "gzip"],
  ["module for pages", ...size((name) => name === "page.wasm.gz")],
  ["its plain JavaScript twin", ...size((name) => name === "page-twin.js")],
  ["module of the marks", ...size((name) => name === "marks.wasm.gz")],
  ["its plain JavaScript twin", ...size((name) => name === "marks-twin.js")],
  ["module of the stemmers", ...size((name) => name === "stems.wasm.gz")],
  ["its plain JavaScript twin", ...size((name) => name === "stems-twin.js")],
  ["module for popup and options", ...size((name) => name === "views.wasm")],
  ["tables", ...size((name) => name === "tables.js")],
  ["the whole package", ...size(() => true)],
])}`;
  return { text, bars: [] };
}
