/**
 * `./build.sh analyze`: the report of a page, or of many, by the built extension in a real browser without a window.
 * Adds nothing to a report but the address's spelling.
 */

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Pages } from "./drive/pages.mjs";
import { Reader, reason } from "./drive/reader.mjs";
import { contentType, readList, serve } from "./drive/saved.mjs";

/** @typedef {import("./drive/reader.mjs").Format} Format */
/** @typedef {import("./drive/saved.mjs").Line} Line */

const USAGE = `usage: ./build.sh analyze [OPTIONS] (URL | FILE --url URL | --pages LIST.jsonl)

  --browser chromium|firefox          where to read; chromium
  --engine auto|wasm|js               how; auto
  --settings FILE                     the person's settings, as JSON
  --format json|markdown|tsv|csv      of the report; json
  --url URL                           the true address of a saved FILE
  --pages LIST.jsonl                  {"id", "url", "html", "headers"?, "robots_txt"?} a line;
                                      prints {"id", "report"} or {"id", "error"} a line, in order`;

/** One page in so many is read with an empty extension too, to compare the time. */
const SAMPLE = 8;

/** The extension to compare with: its popup does nothing. */
const EMPTY = "tools/drive/empty";

/** What an option may be. */
const CHOICES = {
  browser: ["chromium", "firefox"],
  engine: ["auto", "wasm", "js"],
  format: ["json", "markdown", "tsv", "csv"],
};

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function options() {
  const string = { type: /** @type {const} */ ("string") };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { ...string, default: "chromium" },
      engine: { ...string, default: "auto" },
      format: { ...string, default: "json" },
      settings: string,
      url: string,
      pages: string,
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  for (const [name, allowed] of Object.entries(CHOICES)) {
    const given = values[/** @type {keyof typeof CHOICES} */ (name)];
    if (!allowed.includes(given)) fail(`--${name} is one of ${allowed.join(", ")}, not ${given}`);
  }
  return {
    ...values,
    page: positionals[0],
    browser: /** @type {import("./drive.mjs").BrowserName} */ (values.browser),
    engine: /** @type {"auto" | "wasm" | "js"} */ (values.engine),
    format: /** @type {Format} */ (values.format),
  };
}

/** @typedef {ReturnType<typeof options>} Given */

/**
 * A reader with the built extension.
 * @param {Given} given
 * @param {Pages | undefined} pages
 */
function reader(given, pages) {
  return new Reader({
    browser: given.browser,
    engine: given.engine,
    extension: process.env.VOUCH_EXTENSION ?? "dist",
    settings: given.settings === undefined ? undefined : readFileSync(given.settings, "utf8"),
    pages,
  });
}

/**
 * The report with the address as the list spells it, where the browser's is that address serialized
 * by the URL Standard (a space at the end, a host not in ASCII).
 * @param {string} text
 * @param {string} url
 */
function asGiven(text, url) {
  const report = JSON.parse(text);
  if (report.page.url === new URL(url).href) report.page.url = url;
  return report;
}

/**
 * One line of the list read: what its line of output holds.
 * @param {string} text
 * @param {(line: Line) => Promise<unknown>} read
 * @returns {Promise<{id: string | null, report?: unknown, error?: string}>}
 */
async function readLine(text, read) {
  let id = null;
  try {
    const line = JSON.parse(text);
    id = line.id;
    return { id, report: await read(line) };
  } catch (error) {
    return { id, error: reason(error) };
  }
}

/**
 * Reads the list in order; some of its pages, spread over it, with an empty extension too.
 * @param {Given} given
 * @param {string} list
 */
async function readMany(given, list) {
  const pages = new Pages();
  const vouch = reader(given, pages);
  const empty = new Reader({ browser: given.browser, extension: EMPTY, pages });
  const lines = readList(list);
  const sample = Math.min(1, lines.length - 1);
  const times = { pages: 0, vouch: 0, empty: 0 };
  await Promise.all([vouch.start(), empty.start()]);
  for (const [index, text] of lines.entries()) {
    const row = await readLine(text, async (line) => {
      serve(pages, line, list);
      const before = vouch.spent;
      const report = await vouch.read(line.url, given.format);
      if (index % SAMPLE === sample) {
        times.vouch += vouch.spent - before;
        times.pages += 1;
        const emptyBefore = empty.spent;
        await empty.read(line.url, "json");
        times.empty += empty.spent - emptyBefore;
      }
      pages.remove(line.url);
      return given.format === "json" ? asGiven(report, line.url) : report;
    });
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
  await Promise.all([vouch.close(), empty.close()]);
  const each = vouch.spent / lines.length / 1000;
  process.stderr.write(
    `${lines.length} pages in ${(vouch.spent / 1000).toFixed(1)} s, ${each.toFixed(2)} s each; ` +
      `${(times.vouch / times.empty).toFixed(2)} times an empty extension's (${times.pages} pages compared)\n`,
  );
}

/** @param {Given} given @param {string} page */
async function readOne(given, page) {
  const live = /^[a-z][a-z0-9+.-]+:/i.test(page);
  if (!live && !given.url) fail(`${page} is a file: say its true address with --url`);
  const pages = live ? undefined : new Pages();
  const url = live ? page : (given.url ?? "");
  pages?.putSaved(url, { body: readFileSync(page), type: contentType(page) });
  const vouch = reader(given, pages);
  try {
    const text = await vouch.read(url, given.format);
    const report = given.format === "json" ? `${JSON.stringify(asGiven(text, url))}\n` : text;
    process.stdout.write(report);
  } finally {
    await vouch.close();
  }
}

const given = options();
try {
  if (given.pages) await readMany(given, given.pages);
  else if (given.page) await readOne(given, given.page);
  else fail(USAGE);
} catch (error) {
  fail(`analyze: ${reason(error)}`);
}
