/** What a hundred analyses leave behind in one tab. */

import { tabOf } from "../drive/hands.mjs";
import { Pages } from "../drive/pages.mjs";
import { markdown } from "../drive/table.mjs";
import { launch } from "../drive.mjs";
import { ANALYSES, afterAnalyses } from "../measure/memory.mjs";
import { ADDRESS, article } from "./article.mjs";
import { atMost } from "./numbers.mjs";
import { BROWSERS, NAMES, say } from "./tabs.mjs";

/** @typedef {import("../drive.mjs").BrowserName} BrowserName */
/** @typedef {Awaited<ReturnType<typeof afterAnalyses>>} Left */

const LINKS = 1_000;
/** How often so many analyses: those after the first show what goes on growing. */
const TIMES = 2;
/** How much more memory may be held after the first of them. */
const GROWTH = 1.05;

/** @param {BrowserName} browser @returns {Promise<Left>} */
async function measure(browser) {
  say(`${ANALYSES} analyses in one tab, ${NAMES[browser]}`);
  const pages = new Pages();
  pages.putSaved(ADDRESS, { body: article(LINKS) });
  const driver = await launch({ browser, extension: "dist", pages });
  try {
    const behind = await driver.extensionPage("options.html");
    const page = await driver.open(ADDRESS);
    const popup = await page.action();
    await popup.settled();
    const tab = await tabOf(popup);
    await popup.close();
    return await afterAnalyses(behind, page, { tab, times: TIMES });
  } finally {
    await driver.close();
  }
}

/** What is told of each look, from the first on. @typedef {[name: string, ...told: number[]]} Row */

/** @param {Left} left @returns {{counts: Row[], bytes: Row[]}} Without what the browser does not tell. */
function rows({ looks, left, changed }) {
  /** @param {string} name @param {(look: Left["looks"][0]) => number | undefined} of @returns {Row[]} */
  const row = (name, of) => {
    const told = looks.map(of).filter((value) => value !== undefined);
    return told.length === looks.length ? [[name, ...told]] : [];
  };
  /** @param {string} name @param {number} end @returns {Row} */
  const ended = (name, end) => [name, 0, ...looks.slice(1).map(() => end)];
  return {
    counts: [
      ...row("nodes of the tab", ({ nodes }) => nodes),
      ...row("listeners of the tab", ({ listeners }) => listeners),
      ended("listeners that we left", left.listeners),
      ended("observers that we left", left.observers),
      ended("changes of the page's HTML", Number(changed)),
    ],
    bytes: [
      ...row("memory of the tab", ({ heap }) => heap),
      ...row("memory of the engine", ({ modules: [engine] }) => engine),
      ...row("memory of the marks", ({ modules: [, marks] }) => marks),
    ],
  };
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en-US")} kB`;

/** @param {BrowserName} browser @param {ReturnType<typeof rows>} rows */
function table(browser, { counts, bytes }) {
  /** @param {Row[]} told @param {(value: number) => string} shown */
  const lines = (told, shown) => told.map(([name, ...values]) => [name, ...values.map(shown)]);
  const later = Array.from({ length: TIMES }, (_, at) => `after ${(at + 1) * ANALYSES}`);
  return markdown([
    [NAMES[browser], "before", ...later],
    ...lines(counts, String),
    ...lines(bytes, kilobytes),
  ]);
}

/** The worst of each kind is what must hold. @param {BrowserName} browser @param {ReturnType<typeof rows>} rows */
function bars(browser, { counts, bytes }) {
  const more = Math.max(...counts.map(([, before = 0, after = 0]) => after - before));
  const grown = Math.max(...bytes.map(([, before = 0, after = 0]) => after / before));
  const percent = `${((grown - 1) * 100).toFixed(1)}% more`;
  return [
    atMost(
      `${ANALYSES} analyses leave no node, listener or observer, ${NAMES[browser]}`,
      more,
      0,
      `${more} more`,
    ),
    atMost(
      `${ANALYSES} analyses leave memory within 5%, ${NAMES[browser]}`,
      grown,
      GROWTH,
      percent,
    ),
  ];
}

/** @returns {Promise<import("./document.mjs").Part>} */
export async function memory() {
  const tables = [];
  const held = [];
  for (const browser of BROWSERS) {
    const told = rows(await measure(browser));
    tables.push(table(browser, told));
    held.push(...bars(browser, told));
  }
  const text = `A page of ${LINKS.toLocaleString("en-US")} links is read ${ANALYSES} times in one tab, and once more as often, each tenth time with the marks switched on
and off, after a first hundred that fill what is kept. A tab's memory is that of its scripts in Chromium; in Firefox, which
does not tell a tab's nodes and listeners, it is all that its process has allocated. What is ours is counted in both.

${tables.join("\n\n")}`;
  return { text, bars: held };
}
