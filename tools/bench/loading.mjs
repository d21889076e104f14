/**
 * How long a click takes to be answered, beside the click on an extension that does nothing, and where that time goes.
 */

import { readFileSync } from "node:fs";
import { Pages } from "../drive/pages.mjs";
import { markdown } from "../drive/table.mjs";
import { prepareWatched } from "../measure/copies.mjs";
import { median } from "../measure/numbers.mjs";
import { ADDRESS, article } from "./article.mjs";
import { atMost, figure, ratio } from "./numbers.mjs";
import { BROWSERS, NAMES, say, Tabs } from "./tabs.mjs";

/** @typedef {import("../drive.mjs").BrowserName} BrowserName */
/** @typedef {import("../drive.mjs").Popup} Popup */

const COPY = "out/bench-loading";
/** The page that the bar is of. */
const COMPARED = "200 links";

/** Pages with the rounds of each, an odd number. @type {[name: string, body: string | Buffer, rounds: number][]} */
const PAGES = [
  ["example page", readFileSync("tests/pages/example.html"), 3],
  [COMPARED, article(200), 7],
  ["1,000 links", article(1_000), 3],
  ["10,000 links", article(10_000), 3],
];
/** Pages whose clicks are told in parts. */
const SPLIT = [COMPARED, "10,000 links"];
const LIMIT = 60_000;

/** The parts of a click, in their order: each ends where the next one begins. */
const STAGES = /** @type {const} */ ({
  opening: "the browser opens the popup",
  starting: "the popup starts and finds the tab",
  injection: "injection: scripts and modules get into the page",
  engine: "engine start: unpacking, compiling, tables",
  handing: "the popup hears of it, is ready itself and asks",
  reading: "reading and judging",
  transfer: "report transfer: the first answer gets to the popup",
  showing: "the popup shows it",
  painting: "first paint of it",
});
/** @typedef {Record<keyof typeof STAGES, number>} Split */

/**
 * Milliseconds from a click to the first answer and to the completed one, and from the popup's own start to the first.
 * @typedef {{first: number, complete: number, own: number, split?: Split}} Click
 */

/** @param {Popup} popup @returns {Promise<Click>} */
async function timed(popup) {
  const complete = await popup.evaluate(async () => {
    await globalThis.vouch.settled;
    return Date.now();
  });
  const own = await popup.firstAnswer();
  const opened = await popup.evaluate(() => Date.now() - performance.now());
  const clicked = popup.clicked ?? Number.NaN;
  return { first: opened + own - clicked, complete: complete - clicked, own };
}

/** The same with the parts, which a watched copy knows. @param {Popup} popup @returns {Promise<Click>} */
async function watched(popup) {
  const whole = await timed(popup);
  await popup.until(() => globalThis.vouchWatchedPopup.painted > 0);
  const { seen, page } = await popup.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const seen = structuredClone(globalThis.vouchWatchedPopup);
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      func: () => globalThis.vouchWatchedPage,
    });
    return { seen, page: frame?.result };
  });
  const { start, analyze } = page ?? {};
  const asked = seen.calls.find(({ method }) => method === "analyze");
  if (!(start && analyze && asked)) throw new Error("the click was not watched");
  const moments = [
    popup.clicked ?? Number.NaN,
    seen.opened,
    seen.calls[0]?.began ?? Number.NaN,
    start.began,
    start.ended,
    analyze.began,
    analyze.ended,
    asked.ended,
    seen.answered,
    seen.painted,
  ];
  const parts = Object.keys(STAGES).map((stage, at) => [
    stage,
    (moments[at + 1] ?? Number.NaN) - (moments[at] ?? Number.NaN),
  ]);
  return { ...whole, split: /** @type {Split} */ (Object.fromEntries(parts)) };
}

/** Who is clicked: the extension as it is, and copies of it that are watched, and one that does nothing. */
const CLICKED = /** @type {const} */ ({
  wasm: { extension: "dist", click: timed },
  empty: { extension: "tools/drive/empty", click: timed },
  watchedWasm: { extension: COPY, click: watched },
  watchedJs: { extension: COPY, click: watched, engine: "js" },
});
/** @typedef {Record<keyof typeof CLICKED, Click[]>} Clicks */

/**
 * The clicks on each page, in rounds.
 * @param {BrowserName} browser
 * @returns {Promise<[page: string, Clicks][]>}
 */
async function measure(browser) {
  const pages = new Pages();
  const all = Object.entries(CLICKED).map(([kind, { extension, click, ...options }]) => ({
    kind,
    click,
    tabs: new Tabs({ browser, extension, pages, ...options }),
  }));
  /** @type {[string, Clicks][]} */
  const measured = [];
  try {
    for (const [name, body, rounds] of PAGES) {
      say(`clicking on the ${name}, ${NAMES[browser]}`);
      pages.putSaved(ADDRESS, { body });
      /** @type {Clicks} */
      const clicks = { wasm: [], empty: [], watchedWasm: [], watchedJs: [] };
      // The first click of a browser finds none of its caches filled, and is counted with none.
      const cold = measured.length === 0 ? 1 : 0;
      for (let round = -cold; round < rounds; round += 1) {
        for (const { kind, click, tabs } of all) {
          const took = await tabs.click(ADDRESS, LIMIT, click);
          if (took === "late") throw new Error(`a click on the ${name} was not answered`);
          if (round >= 0) clicks[/** @type {keyof Clicks} */ (kind)].push(took);
        }
      }
      measured.push([name, clicks]);
    }
  } finally {
    await Promise.all(all.map(({ tabs }) => tabs.close()));
  }
  return measured;
}

/** @param {Click[]} clicks @param {(click: Click) => number} of */
const middle = (clicks, of) => median(clicks.map(of));

/** @param {Click} click */
const first = ({ first }) => first;

/** How often an empty popup is in the first answer. @param {Clicks} clicks @param {(click: Click) => number} [of] */
const compared = ({ wasm, empty }, of = first) => middle(wasm, of) / middle(empty, of);

/** @param {BrowserName} browser @param {[page: string, Clicks][]} measured */
function clickTable(browser, measured) {
  /** @param {string} name @param {(clicks: Clicks) => string} of */
  const row = (name, of) => [name, ...measured.map(([, clicks]) => of(clicks))];
  return markdown([
    [`${NAMES[browser]}: click to`, ...measured.map(([name]) => name)],
    row("first answer", ({ wasm }) => figure(middle(wasm, first))),
    row("completed answer", ({ wasm }) => figure(middle(wasm, ({ complete }) => complete))),
    row("first answer, plain JavaScript engine", ({ watchedJs }) =>
      figure(middle(watchedJs, first)),
    ),
    row("popup of the empty extension", ({ empty }) => figure(middle(empty, first))),
    row("**first answer ÷ empty popup**", (clicks) => ratio(compared(clicks))),
    row("the same from the popup's own start, without the browser's opening it", (clicks) =>
      ratio(compared(clicks, ({ own }) => own)),
    ),
  ]);
}

/** @param {BrowserName} browser @param {[page: string, Clicks][]} measured */
function splitTable(browser, measured) {
  const columns = measured
    .filter(([name]) => SPLIT.includes(name))
    .flatMap(([name, { watchedWasm, watchedJs }]) => [
      { name: `${name}, WebAssembly`, clicks: watchedWasm },
      { name: `${name}, JavaScript`, clicks: watchedJs },
    ]);
  const stages = /** @type {[keyof Split, string][]} */ (Object.entries(STAGES));
  const sum = (/** @type {Click} */ { split }) =>
    Object.values(split ?? {}).reduce((sum, part) => sum + part, 0);
  return markdown([
    [NAMES[browser], ...columns.map(({ name }) => name)],
    ...stages.map(([stage, said]) => [
      said,
      ...columns.map(({ clicks }) =>
        figure(middle(clicks, ({ split }) => split?.[stage] ?? Number.NaN)),
      ),
    ]),
    ["click to paint", ...columns.map(({ clicks }) => figure(middle(clicks, sum)))],
  ]);
}

/** @returns {Promise<import("./document.mjs").Part>} */
export async function loading() {
  prepareWatched(COPY, {
    popup: "tools/bench/page/watch-popup.js",
    page: "tools/bench/page/watch-page.js",
  });
  const tables = [];
  const bars = [];
  for (const browser of BROWSERS) {
    const measured = await measure(browser);
    tables.push(clickTable(browser, measured), splitTable(browser, measured));
    for (const [name, clicks] of measured) {
      if (name !== COMPARED) continue;
      const bar = `click to answer at most 2 times an empty extension's, ${name}, ${NAMES[browser]}`;
      bars.push(atMost(bar, compared(clicks), 2));
    }
  }
  const rounds = PAGES.map(([name, , rounds]) => `${name} ${rounds}`).join(", ");
  const text = `Milliseconds from the click on the extension's button, medians of clicks on fresh tabs (${rounds}).
The first click of each browser, before its caches are filled, is not counted. The parts are told by a copy of the
extension that notes when it does what; each ends where the next one begins, and the engine is started beside the popup's
own module. Each row has its own median, the last one that of the sums.

${tables.join("\n\n")}`;
  return { text, bars };
}
