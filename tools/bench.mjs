/**
 * `./build.sh bench`: how fast the popup answers, what an import takes and how large the package is, into
 * docs/performance.md.
 * Times are of the machine it runs on; the ratio to an empty popup's is what compares. Fails where an import is beyond
 * its limits.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { imports } from "./bench/imports.mjs";
import { Pages } from "./drive/pages.mjs";
import { markdown } from "./drive/table.mjs";
import { launch } from "./drive.mjs";

const DOCUMENT = "docs/performance.md";
/** Odd, so that the median is a measured time. */
const ROUNDS = 3;

/**
 * An article of so many links in paragraphs, lists and a menu, half of them to other sites.
 * @param {number} links
 */
function article(links) {
  const paragraphs = Array.from({ length: links / 5 }, (_, at) => {
    const out = `https://site${at % 997}.example/page/${at}`;
    return `<h2>Part ${at}</h2><p>Some words before <a href="${out}">what the site says on ${at}</a>, some words
      after, <a href="/own/${at}">an own page</a> and <a rel="nofollow" href="${out}?ref=${at}">one more</a>.</p>
      <ul><li><a href="/list/${at}">First</a></li><li><a href="https://other${at % 89}.example/">Second</a></li></ul>`;
  });
  return `<!doctype html><html lang="en"><title>${links} links</title><body><main><article><h1>${links} links</h1>
    ${paragraphs.join("\n")}</article></main></body></html>`;
}

/** @type {[name: string, body: string | Buffer][]} */
const PAGES = [
  ["example page", readFileSync("tests/pages/example.html")],
  ["100 links", article(100)],
  ["200 links", article(200)],
  ["1,000 links", article(1_000)],
  ["10,000 links", article(10_000)],
];
const URL_SERVED = "https://bench.example/";

/** @param {number[]} times */
function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/**
 * Milliseconds from the popup's timeOrigin to its first answer and to the completed one.
 * @param {import("./drive.mjs").Driver} driver
 */
async function click(driver) {
  const page = await driver.open(URL_SERVED);
  const popup = await page.action();
  const complete = await popup.evaluate(async () => {
    await globalThis.vouch.settled;
    return performance.now();
  });
  const first = await popup.firstAnswer();
  await page.close();
  return { first, complete };
}

/** @returns {Promise<string[][]>} */
async function times() {
  const pages = new Pages();
  const browser = /** @type {const} */ ("chromium");
  const drivers = {
    wasm: await launch({ browser, extension: "dist", pages }),
    js: await launch({ browser, extension: "dist", pages, engine: "js" }),
    empty: await launch({ browser, extension: "tools/drive/empty", pages }),
  };
  const rows = [];
  for (const [name, body] of PAGES) {
    pages.putSaved(URL_SERVED, { body });
    /** @type {Record<string, number[]>} */
    const measured = { wasm: [], complete: [], js: [], empty: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, driver] of Object.entries(drivers)) {
        const { first, complete } = await click(driver);
        measured[kind]?.push(first);
        if (kind === "wasm") measured.complete?.push(complete);
      }
    }
    const [wasm, complete, js, empty] = Object.values(measured).map(median);
    const ratio = (wasm ?? 0) / (empty ?? 1);
    const whole = [wasm, complete, js, empty].map((time) => (time ?? 0).toFixed(0));
    rows.push([name, ...whole, ratio.toFixed(1)]);
  }
  await Promise.all(Object.values(drivers).map((driver) => driver.close()));
  return rows;
}

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

const measured = await times();
const imported = await imports(ROUNDS);
const text = `# How fast, how large

Made by \`./build.sh bench\` in Chromium without a window; not edited by hand.
Milliseconds from the popup's own start to its first answer, the median of ${ROUNDS} clicks. They depend on the machine
and on what else it does: compare the last column, the ratio to a popup that does nothing.

${markdown([
  ["page", "first answer", "completed", "first, plain JavaScript engine", "empty popup", "ratio"],
  ...measured,
])}

Import of a generated list in the options page, the medians of ${ROUNDS}; then sites looked up in it by the code that the
popup asks it with. A pause is the time between two turns of the page:

${markdown([["list in Majestic Million's form", ""], ...imported.rows])}

Sizes in kB (1,000 bytes), plain and by \`gzip -9\`:

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
])}
`;
mkdirSync("docs", { recursive: true });
writeFileSync(DOCUMENT, text);
process.stdout.write(text);
for (const line of imported.beyond) process.stderr.write(`${line}\n`);
process.exitCode = imported.beyond.length > 0 ? 1 : 0;
