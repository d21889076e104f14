/**
 * A generated list of a million sites, imported in the options page: how long it takes, how long the page stands still,
 * how much is kept, and how often a site that is not in the list is taken for one that is.
 */

import { markdown } from "../drive/table.mjs";
import { launch } from "../drive.mjs";
import { median } from "../measure/numbers.mjs";
import { atMost } from "./numbers.mjs";

const ROWS = 1_000_000;
/** Names in one address: as many as fit into a host, each asked for with all that stands behind it. */
const NAMES_AT_ONCE = 32;
const ADDRESSES_AT_ONCE = 64;
const ROUNDS = 128;

/** What is kept of a million rows, in bytes: a person may import several lists, and browsers count what a package keeps. */
const MOST_KEPT = 4_000_000;
/** Milliseconds of one pause: longer ones are felt, and counted as "long tasks" by the browsers themselves. */
const LONGEST_PAUSE = 50;
/** Seconds: who waits longer looks elsewhere. A quarter of it is expected, the rest is for slower machines. */
const LONGEST = 10;
/** Twelve bits of fingerprint take one foreign site of so many for one of the list. */
const ONE_IN = 4096;
/** Standard deviations that chance may add to such hits: beyond four in one run of 30,000. */
const CHANCE = 4;

/** @typedef {{seconds: number, pause: number}} Import */

/**
 * Runs in the options page: keeps the list there as a file in Majestic Million's form.
 * @param {number} rows
 */
function generate(rows) {
  const parts = ["GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs\n"];
  for (let rank = 1; rank <= rows; rank += 1) {
    // An odd factor: no name comes twice.
    const name = (Math.imul(rank, 2_654_435_761) >>> 0).toString(36);
    parts.push(`${rank},${rank},${name}.com,com,${rows - rank},${rows - rank}\n`);
  }
  Object.assign(globalThis, { list: new File([parts.join("")], "majestic_million.csv") });
}

/**
 * Runs in the options page: imports that file.
 * @returns {Promise<Import>}
 */
async function take() {
  const said = /** @type {HTMLElement} */ (document.getElementById("tables-said"));
  const files = new DataTransfer();
  files.items.add(/** @type {any} */ (globalThis).list);
  const field = /** @type {HTMLInputElement} */ (document.getElementById("tables-file"));
  field.files = files.files;
  said.dataset.state = "";
  const began = performance.now();
  let beat = began;
  let pause = 0;
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise((resolve) => {
    port2.onmessage = () => {
      const now = performance.now();
      pause = Math.max(pause, now - beat);
      beat = now;
      const state = said.dataset.state ?? "";
      if (state === "" || state === "tables_reading") {
        port1.postMessage("");
      } else {
        resolve(state);
      }
    };
  });
  field.dispatchEvent(new Event("change"));
  port1.postMessage("");
  const state = await ended;
  if (state !== "tables_kept") throw new Error(`the import ended as ${state}`);
  return { seconds: (performance.now() - began) / 1000, pause };
}

/** Runs in the options page: the bytes of all parts of all tables. @returns {Promise<number>} */
async function kept() {
  /** @param {IDBRequest} request @returns {Promise<any>} */
  const result = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await result(indexedDB.open("tables"));
  const parts = await result(database.transaction("shards").objectStore("shards").getAll());
  database.close();
  return parts.reduce((/** @type {number} */ sum, /** @type {Uint8Array} */ part) => {
    return sum + part.byteLength;
  }, 0);
}

/**
 * Runs in the options page: how many of these names, which the list does not have, the shipped code finds in it.
 * @param {number} first @param {number} addresses @param {number} names Of each address.
 */
async function hits(first, addresses, names) {
  const lines = Array.from({ length: addresses }, (_, address) => {
    const from = first + address * names;
    // No name of the list has a hyphen.
    const labels = Array.from({ length: names }, (_, at) => `n-${(from + at).toString(36)}`);
    return globalThis.vouchGlue.known?.(`https://${labels.join(".")}.com/`);
  });
  const found = String((await Promise.all(lines)).join(""));
  return found.split("\n").length - 1;
}

/**
 * @param {number} times How often the list is imported; each time in the place of the one before.
 * @param {{rounds?: number, pause?: number}} [limits] How often foreign sites are asked for, and the longest pause: of a
 * single import on a busy machine it says nothing.
 * @returns {Promise<{rows: string[][], bars: import("./numbers.mjs").Bar[]}>} What was measured, and whether it is within its limits.
 */
export async function imports(times, { rounds = ROUNDS, pause = LONGEST_PAUSE } = {}) {
  const driver = await launch({ browser: "chromium", extension: "dist" });
  try {
    const options = await driver.extensionPage("options.html");
    await options.until(() => document.getElementById("tables-none")?.hidden === false);
    await options.evaluate(generate, ROWS);
    /** @type {Import[]} */
    const measured = [];
    for (let time = 0; time < times; time += 1) measured.push(await options.evaluate(take));
    const bytes = await options.evaluate(kept);
    // The list's first row is found, or the rest would say nothing.
    const first = await options.evaluate(async () =>
      String(await globalThis.vouchGlue.known?.("https://17wdrqp.com/")),
    );
    if (!first.startsWith("imported\t")) throw new Error("a site of the list is not found");
    let found = 0;
    for (let round = 0; round < rounds; round += 1) {
      const from = round * ADDRESSES_AT_ONCE * NAMES_AT_ONCE;
      found += await options.evaluate(hits, from, ADDRESSES_AT_ONCE, NAMES_AT_ONCE);
    }
    const foreign = { asked: rounds * ADDRESSES_AT_ONCE * NAMES_AT_ONCE, found };
    return {
      rows: rows(measured, bytes, foreign),
      bars: bars(measured, bytes, foreign, pause),
    };
  } finally {
    await driver.close();
  }
}

/** @typedef {{asked: number, found: number}} Foreign Sites that the list does not have, and those taken for one it has. */

/**
 * What was measured against its limits. Of times the shortest counts: what is ours is in each of them, the machine's
 * other work is not.
 * @param {Import[]} measured @param {number} bytes @param {Foreign} foreign @param {number} longest Pause.
 */
function bars(measured, bytes, { asked, found }, longest) {
  const expected = asked / ONE_IN;
  const most = Math.floor(expected + CHANCE * Math.sqrt(expected * (1 - 1 / ONE_IN)));
  const pause = Math.min(...measured.map(({ pause }) => pause));
  const seconds = Math.min(...measured.map(({ seconds }) => seconds));
  const number = (/** @type {number} */ count) => count.toLocaleString("en-US");
  return [
    atMost(`at most ${number(MOST_KEPT)} bytes kept`, bytes, MOST_KEPT, number(bytes)),
    atMost(`no pause over ${LONGEST_PAUSE} ms`, pause, longest, pause.toFixed(0)),
    atMost(`at most ${LONGEST} s`, seconds, LONGEST, seconds.toFixed(1)),
    atMost(
      `of ${number(asked)} foreign sites at most ${most} taken for another's`,
      found,
      most,
      number(found),
    ),
  ];
}

/** @param {Import[]} measured @param {number} bytes @param {Foreign} foreign */
function rows(measured, bytes, { asked, found }) {
  const middle = (/** @type {(one: Import) => number} */ of) => median(measured.map(of));
  const number = (/** @type {number} */ count) => count.toLocaleString("en-US");
  return [
    ["rows", number(ROWS)],
    ["seconds until the table is kept", middle(({ seconds }) => seconds).toFixed(1)],
    ["longest pause of the page, in ms", middle(({ pause }) => pause).toFixed(0)],
    ["kept, in MB (1,000,000 bytes)", (bytes / 1e6).toFixed(2)],
    ["asked for sites that are not in the list", number(asked)],
    ["of these taken for another's", number(found)],
    ["one in", number(Math.round(asked / found))],
  ];
}

/** Odd, so that the median is a measured time. */
const TIMES = 3;

/** @returns {Promise<import("./document.mjs").Part>} */
export async function importing() {
  const { rows, bars } = await imports(TIMES);
  const text = `Import of a generated list in the options page of Chromium, the medians of ${TIMES}; then sites looked up in it by the code that the
popup asks it with. Both browsers run one engine there. A pause is the time between two turns of the page:

${markdown([["list in Majestic Million's form", ""], ...rows])}`;
  return { text, bars };
}
