/**
 * How long marks take to be switched on and what a frame costs while the page scrolls under them, beside the simplest
 * highlighter there is and a page without anything.
 */

import { Pages } from "../drive/pages.mjs";
import { markdown } from "../drive/table.mjs";
import { prepareCopy } from "../measure/copies.mjs";
import { median, quantile } from "../measure/numbers.mjs";
import { ADDRESS, article } from "./article.mjs";
import { figure, ratio } from "./numbers.mjs";
import { BROWSERS, NAMES, say, Tabs } from "./tabs.mjs";

/** @typedef {import("../drive.mjs").BrowserName} BrowserName */

const COPY = "out/bench-overlay";
const SIZES = [200, 2_000, 10_000];
/** Odd, so that the median is a measured time. */
const ROUNDS = 3;
/** Frames of each round, half of them down, half up. */
const STEPS = 60;
const LIMIT = 60_000;

const KINDS = /** @type {const} */ (["vouch", "highlighter", "nothing"]);
/** Times from the switch to the drawn frame, the first one in the page and one more; and those of frames. */
/** @typedef {{on: number, again: number, frames: number[]}} Run */
/** @typedef {Record<(typeof KINDS)[number], Run[]>} Runs */

/**
 * Runs in the popup: switches on, off and on again, and scrolls.
 * @param {string} kind @param {number} steps
 * @returns {Promise<Run>}
 */
async function run(kind, steps) {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id ?? chrome.tabs.TAB_ID_NONE;
  const target = { tabId };
  const inject = "/inject.js";
  const { call, engineIn } = await import(inject);
  await chrome.scripting.executeScript({ target, files: ["study.js"] });
  /** @type {(func: () => unknown) => Promise<any>} */
  const inPage = async (func) => {
    const [frame] = await chrome.scripting.executeScript({ target, func });
    return frame?.result;
  };
  if (kind === "vouch") {
    const started = await engineIn(tabId);
    if (!("ok" in started)) throw new Error(JSON.stringify(started));
    const read = await call(tabId, "analyze", "{}", "");
    if (!("ok" in read)) throw new Error(read.error);
  }
  const switches = {
    vouch: async () => {
      const shown = await call(tabId, "overlay", true);
      if (shown.ok !== "on") throw new Error(JSON.stringify(shown));
    },
    highlighter: () => inPage(() => globalThis.vouchHighlight()),
    nothing: async () => {},
  };
  const on = /** @type {Record<string, () => Promise<void>>} */ (switches)[kind];
  const time = async () => {
    const began = performance.now();
    await on?.();
    await inPage(() => globalThis.vouchDrawn());
    return performance.now() - began;
  };
  const first = await time();
  if (kind === "vouch") await call(tabId, "overlay", false);
  if (kind === "highlighter") {
    await inPage(() => {
      for (const link of document.links) link.classList.remove("highlighted");
    });
  }
  await inPage(() => globalThis.vouchDrawn());
  const again = await time();
  const [frame] = await chrome.scripting.executeScript({
    target,
    func: (/** @type {number} */ frames) => globalThis.vouchScroll(frames),
    args: [steps],
  });
  return { on: first, again, frames: /** @type {number[]} */ (frame?.result) };
}

/** @param {BrowserName} browser @returns {Promise<[links: number, Runs][]>} */
async function measure(browser) {
  const pages = new Pages();
  const tabs = new Tabs({ browser, extension: COPY, pages });
  /** @type {[number, Runs][]} */
  const measured = [];
  try {
    for (const links of SIZES) {
      say(`marks on ${links} links, ${NAMES[browser]}`);
      pages.putSaved(ADDRESS, { body: article(links) });
      /** @type {Runs} */
      const runs = { vouch: [], highlighter: [], nothing: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const kind of KINDS) {
          const took = await tabs.click(ADDRESS, LIMIT, (popup) =>
            popup.evaluate(run, kind, STEPS),
          );
          if (took === "late") throw new Error(`${links} links were not marked in time`);
          runs[kind].push(took);
        }
      }
      measured.push([links, runs]);
    }
  } finally {
    await tabs.close();
  }
  return measured;
}

/** @param {Run[]} runs */
const frames = (runs) => runs.flatMap((run) => run.frames);

/** @param {BrowserName} browser @param {[links: number, Runs][]} measured */
function table(browser, measured) {
  /** @param {string} name @param {(runs: Runs) => string} of */
  const row = (name, of) => [name, ...measured.map(([, runs]) => of(runs))];
  /** @param {Run[]} runs */
  const on = (runs) =>
    [median(runs.map(({ on }) => on)), median(runs.map(({ again }) => again))]
      .map(figure)
      .join(" / ");
  /** @param {Run[]} runs */
  const frame = (runs) =>
    [median(frames(runs)), quantile(frames(runs), 0.95)].map(figure).join(" / ");
  const compared = (/** @type {Runs} */ { vouch, highlighter }, /** @type {"on" | "again"} */ of) =>
    median(vouch.map((run) => run[of])) / median(highlighter.map((run) => run[of]));
  return markdown([
    [NAMES[browser], ...measured.map(([links]) => `${links.toLocaleString("en-US")} links`)],
    row("switching on, first / again", ({ vouch }) => on(vouch)),
    row("the simplest highlighter, first / again", ({ highlighter }) => on(highlighter)),
    row("**marks ÷ highlighter**, first / again", (runs) =>
      [compared(runs, "on"), compared(runs, "again")].map(ratio).join(" / "),
    ),
    row("a frame while scrolling, median / 95%", ({ vouch }) => frame(vouch)),
    row("with the simplest highlighter", ({ highlighter }) => frame(highlighter)),
    row("with nothing", ({ nothing }) => frame(nothing)),
    row("**marks ÷ highlighter**, medians", ({ vouch, highlighter }) =>
      ratio(median(frames(vouch)) / median(frames(highlighter))),
    ),
  ]);
}

/** @returns {Promise<import("./document.mjs").Part>} */
export async function overlay() {
  prepareCopy(COPY, { popup: "tools/drive/empty", scripts: ["tools/bench/page/scroll.js"] });
  const tables = [];
  for (const browser of BROWSERS) tables.push(table(browser, await measure(browser)));
  const text = `Milliseconds, medians of ${ROUNDS} tabs. Switching on is from the popup's call to the drawn frame, on a page that was read; the
first time the marks' module is brought there. The simplest highlighter sets one class on every link
(tools/bench/page/scroll.js). A frame is from its scroll event to its end on the page's main thread: scripts, layout and
paint, ${STEPS} of them in each tab.

${tables.join("\n\n")}`;
  return { text, bars: [] };
}
