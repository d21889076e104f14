/**
 * How long reading and judging a page takes, beside the least that a loop over its links takes, the same reading in plain
 * JavaScript, and Readability.
 * Each reads the same page in a tab of its own: the first time is what a click finds, later ones have all code at hand.
 */

import { existsSync } from "node:fs";
import { Pages } from "../drive/pages.mjs";
import { readList, serve } from "../drive/saved.mjs";
import { markdown } from "../drive/table.mjs";
import { prepareCopy, READABILITY } from "../measure/copies.mjs";
import { median } from "../measure/numbers.mjs";
import { ADDRESS, article } from "./article.mjs";
import { atMost, figure, ratio } from "./numbers.mjs";
import { BROWSERS, NAMES, say, Tabs } from "./tabs.mjs";

/** @typedef {import("../drive.mjs").BrowserName} BrowserName */
/** @typedef {import("../drive.mjs").Popup} Popup */

const COPY = "out/bench-reading";
const CORPUS = "../shared/corpus/dev/pages.jsonl";
/** Every so many pages of the corpus one is read, from the middle of them on. */
const EACH = 12;

/**
 * Pages by their number of links: how many rounds there are, an odd number, how many readings in each, and for how long at
 * most those after the first go on.
 * @type {{links: number, rounds: number, times: number, budget: number}[]}
 */
const SIZES = [
  { links: 100, rounds: 5, times: 11, budget: 3_000 },
  { links: 1_000, rounds: 3, times: 7, budget: 3_000 },
  { links: 10_000, rounds: 3, times: 4, budget: 3_000 },
  { links: 100_000, rounds: 1, times: 3, budget: 20_000 },
];
const IN_CORPUS = { rounds: 1, times: 4, budget: 3_000 };
/** What takes longer is given up, in milliseconds. */
const LIMIT = 60_000;

const CONTENDERS = /** @type {const} */ (["vouch", "floor", "plain", "readability"]);
/** @typedef {(typeof CONTENDERS)[number]} Contender */

/**
 * Medians of one contender on one page, by what they are of; "late" where it was given up.
 * @typedef {{first: VouchReading, later: VouchReading} | "late"} Measured
 */
/** @typedef {Record<Contender, Measured>} OnPage */
const WHEN = /** @type {const} */ (["first", "later"]);
/** @typedef {(typeof WHEN)[number]} When */

/**
 * Runs in the popup: the readings of one contender in the tab in front, without the others' scripts at work.
 * @param {string} contender @param {{times: number, budget: number}} limits
 * @returns {Promise<VouchReading[]>}
 */
async function readIn(contender, limits) {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const target = { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE };
  if (contender === "vouch") {
    const [inject, words] = ["/inject.js", "/catalog.js"];
    const [{ engineIn }, { catalog }] = await Promise.all([import(inject), import(words)]);
    const started = await engineIn(target.tabId);
    if (started.ok !== "wasm") throw new Error(JSON.stringify(started));
    const take = (/** @type {string} */ messages) => globalThis.vouchSpeech.take(messages);
    await chrome.scripting.executeScript({ target, func: take, args: [await catalog()] });
  }
  await chrome.scripting.executeScript({ target, files: ["study.js"] });
  const func = (/** @type {string} */ name, /** @type {typeof limits} */ within) =>
    globalThis.vouchRace(name, within);
  const [frame] = await chrome.scripting.executeScript({
    target,
    func,
    args: [contender, limits],
  });
  const readings = frame?.result ?? { error: "the page gave no answer" };
  if ("error" in readings) throw new Error(readings.error);
  return readings;
}

/** The medians of readings, by what they are of. @param {VouchReading[]} readings @returns {VouchReading} */
function medians(readings) {
  const names = Object.keys(readings[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(readings.map((reading) => reading[name] ?? Number.NaN))]),
  );
}

/**
 * What all make of the page that is served, in rounds.
 * @param {Tabs} tabs
 * @param {string} url
 * @param {{links?: number, rounds: number, times: number, budget: number}} how
 * @returns {Promise<OnPage>}
 */
async function race(tabs, url, { links, rounds, ...limits }) {
  /** @type {Record<string, {first: VouchReading[], later: VouchReading[], late: boolean}>} */
  const runs = {};
  for (const name of CONTENDERS) runs[name] = { first: [], later: [], late: false };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      if (run.late) continue;
      const readings = await tabs.click(url, LIMIT, (popup) =>
        popup.evaluate(readIn, name, limits),
      );
      if (readings === "late") {
        run.late = true;
        continue;
      }
      const [first, ...later] = readings;
      if (links && first?.found !== undefined && first.found !== links) {
        throw new Error(`${name} found ${first.found} of ${links} links`);
      }
      if (first) run.first.push(first);
      run.later.push(...later);
    }
  }
  const measured = Object.entries(runs).map(([name, { first, later, late }]) => [
    name,
    late ? "late" : { first: medians(first), later: medians(later) },
  ]);
  return Object.fromEntries(measured);
}

/**
 * All pages in one browser.
 * @param {BrowserName} browser
 * @returns {Promise<{sizes: [links: number, OnPage][], corpus: OnPage[]}>}
 */
async function measure(browser) {
  const pages = new Pages();
  const tabs = new Tabs({ browser, extension: COPY, pages });
  /** @type {[number, OnPage][]} */
  const sizes = [];
  /** @type {OnPage[]} */
  const corpus = [];
  try {
    for (const how of SIZES) {
      say(`reading ${how.links} links, ${NAMES[browser]}`);
      pages.putSaved(ADDRESS, { body: article(how.links) });
      sizes.push([how.links, await race(tabs, ADDRESS, how)]);
    }
    const lines = existsSync(CORPUS) ? readList(CORPUS) : [];
    const chosen = lines.filter((_, at) => at % EACH === Math.floor(EACH / 2));
    if (chosen.length > 0) say(`reading ${chosen.length} saved pages, ${NAMES[browser]}`);
    for (const text of chosen) {
      const line = JSON.parse(text);
      serve(pages, line, CORPUS);
      corpus.push(await race(tabs, line.url, IN_CORPUS));
      pages.remove(line.url);
    }
  } finally {
    await tabs.close();
  }
  return { sizes, corpus };
}

/** Milliseconds of a part. @param {Measured} measured @param {When} when @param {string} [part] */
const part = (measured, when, part = "whole") =>
  measured === "late" ? Number.NaN : (measured[when][part] ?? Number.NaN);

/**
 * How often another's time is in the engine's, or in a part of it.
 * @param {OnPage} page @param {When} when @param {Contender} other @param {string} [of]
 */
const over = (page, when, other, of) => part(page.vouch, when, of) / part(page[other], when);

/** Of several pages the median. @param {OnPage[]} pages @param {(page: OnPage) => number} of */
const middle = (pages, of) => median(pages.map(of));

/**
 * Two numbers of a cell: the first reading, those after it.
 * @param {OnPage[]} pages @param {(value: number) => string} shown @param {(page: OnPage, when: When) => number} of
 */
const cell = (pages, shown, of) =>
  WHEN.map((when) => shown(middle(pages, (page) => of(page, when)))).join(" / ");

/**
 * Rows of a browser's table, a column for each group of pages.
 * @param {OnPage[][]} columns
 */
function rows(columns) {
  /** @param {string} name @param {Contender} contender @param {string} [of] */
  const row = (name, contender, of) => [
    name,
    ...columns.map((pages) => {
      const isLate = pages.some((page) => page[contender] === "late");
      if (isLate) return `over ${LIMIT / 1000} s`;
      return cell(pages, figure, (page, when) => part(page[contender], when, of));
    }),
  ];
  /** @param {string} name @param {Contender} other @param {string} [of] */
  const compared = (name, other, of) => [
    name,
    ...columns.map((pages) => {
      const isLate = pages.some((page) => page[other] === "late");
      const most = middle(pages, (page) => part(page.vouch, "first", of) / LIMIT);
      if (isLate && most <= 1) return `under ${ratio(most)}`;
      return cell(pages, ratio, (page, when) => over(page, when, other, of));
    }),
  ];
  return [
    row("snapshot: the page's tree", "vouch", "snapshot"),
    row("placing: its links and where they stand", "vouch", "placing"),
    row("judging", "vouch", "judging"),
    row("**reading and judging**, to the first answer", "vouch"),
    row("of it the page's own answers: tree, boxes, styles", "vouch", "answering"),
    row("the longest slice of it", "vouch", "longest"),
    row("report, all of it as JSON", "vouch", "report"),
    row("plain floor", "floor"),
    row("the same reading in plain JavaScript", "plain"),
    row("Readability", "readability"),
    compared("**reading and judging ÷ plain floor**", "floor"),
    compared("the page's own answers ÷ plain floor", "floor", "answering"),
    compared("reading and judging ÷ the same in plain JavaScript", "plain"),
    compared("**reading and judging ÷ Readability**", "readability"),
  ];
}

/** @param {number} links */
const many = (links) => links.toLocaleString("en-US");

/**
 * @param {BrowserName} browser
 * @param {Awaited<ReturnType<typeof measure>>} measured
 */
function bars(browser, { sizes, corpus }) {
  const bySize = new Map(sizes);
  const [some, most] = [bySize.get(10_000), bySize.get(100_000)];
  if (!some || !most) return [];
  const name = NAMES[browser];
  /** @param {(when: When) => number} of @param {(value: number) => string} shown */
  const both = (of, shown) =>
    Number.isNaN(of("first"))
      ? `given up after ${LIMIT / 1000} s`
      : `${shown(of("first"))} first, ${shown(of("later"))} later`;
  /** @param {string} bar @param {number} limit @param {(when: When) => number} of */
  const held = (bar, limit, of, shown = ratio) =>
    atMost(`${bar}, ${name}`, of("first"), limit, both(of, shown));
  const milliseconds = (/** @type {number} */ value) => `${figure(value)} ms`;
  const longest = (/** @type {When} */ when) => part(some.vouch, when, "longest");
  const grown = (/** @type {When} */ when) => part(most.vouch, when) / part(some.vouch, when);
  const found = [
    held("10,000 links at most 3 times the plain floor", 3, (when) => over(some, when, "floor")),
    held("10,000 links at most 0.4 of Readability", 0.4, (when) => over(some, when, "readability")),
    held("100,000 links at most 12 times 10,000", 12, grown),
    held("10,000 links in slices of at most 50 ms", 50, longest, milliseconds),
  ];
  if (corpus.length === 0) return found;
  const inCorpus = (/** @type {When} */ when) =>
    middle(corpus, (page) => over(page, when, "readability"));
  return [...found, held("the corpus at most 0.4 of Readability", 0.4, inCorpus)];
}

/** @returns {Promise<import("./document.mjs").Part>} */
export async function reading() {
  prepareCopy(COPY, {
    popup: "tools/drive/empty",
    scripts: [
      READABILITY,
      ...["floor", "plain", "race"].map((name) => `tools/bench/page/${name}.js`),
    ],
  });
  const tables = [];
  const held = [];
  let read = 0;
  for (const browser of BROWSERS) {
    const measured = await measure(browser);
    const { sizes, corpus } = measured;
    read = corpus.length;
    const named = sizes.map(([links]) => `${many(links)} links`);
    const columns = sizes.map(([, page]) => [page]);
    const head = [NAMES[browser], ...named, ...(read > 0 ? ["corpus"] : [])];
    tables.push(markdown([head, ...rows([...columns, ...(read > 0 ? [corpus] : [])])]));
    held.push(...bars(browser, measured));
  }
  const rounds = SIZES.map(({ links, rounds }) => `${rounds} with ${many(links)}`).join(", ");
  const corpus =
    read > 0
      ? `Of the corpus every ${EACH}th page, ${read}; of each page's numbers the median.`
      : `The corpus was skipped: there is no ${CORPUS}.`;
  const text = `Milliseconds in a page's own tab: the first reading there, which a click finds, / the median of those after it, which have all
code at hand. All read the same page in turns, each in tabs of its own, of which the medians count (by links: ${rounds}).
"Reading and judging" is \`analyze\` as a whole, to the first answer's text; the plain floor is a loop over
\`document.links\` that takes \`href\`, \`rel\`, \`textContent\` and the nearest landmark (tools/bench/page/floor.js). The same
reading in plain JavaScript is tools/bench/page/plain.js, which says what it leaves out. Of Readability \`parse()\` alone
counts, on a copy of the document. The page's own answers are what the engine's scripts wait for while the browser tells of its tree,
boxes and computed styles. What takes longer than ${LIMIT / 1000} s is given up, and after a long first reading there is no other.
${corpus}

${tables.join("\n\n")}`;
  return { text, bars: held };
}
