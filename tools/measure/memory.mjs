/**
 * What a hundred analyses leave behind in one tab: nodes, listeners, observers, memory.
 * Judges nothing of it.
 */

/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("../drive.mjs").Page} Page */

/** Analyses before the first look: the engine, its marks and the browser's own caches have then what they need. */
const FIRST = 100;
export const ANALYSES = 100;

/**
 * What is held in a tab before analyses and after each so many: bytes of the engine's memory and of the marks', and what the
 * browser tells of; and what of ours still listens and observes at the end.
 * @param {View} behind An extension page, whose rights are needed.
 * @param {Page} page
 * @param {{tab: number, times?: number}} how The tab's id, where a click gave those rights, and how often so many.
 */
export async function afterAnalyses(behind, page, { tab, times = 1 }) {
  const html = await page.html();
  await behind.evaluate(analyze, tab, FIRST);
  await behind.evaluate(count, tab);
  /** @param {number} analyses */
  const look = async (analyses) => {
    const modules = await behind.evaluate(analyze, tab, analyses);
    return { modules, ...(await page.held()) };
  };
  const looks = [await look(1)];
  for (let time = 0; time < times; time += 1) looks.push(await look(ANALYSES));
  const left = await behind.evaluate(counted, tab);
  return { looks, left, changed: (await page.html()) !== html };
}

/**
 * Reads the page in a tab so many times, with the marks switched on and off each tenth time; the bytes of the engine's memory.
 * @param {number} tabId @param {number} times
 */
async function analyze(tabId, times) {
  const inject = "/inject.js";
  const { call } = await import(inject);
  for (let time = 0; time < times; time += 1) {
    const head = await call(tabId, "analyze", '{"reread":false}', "");
    if (!("ok" in head)) throw new Error(head.error);
    await call(tabId, "complete");
    await call(tabId, "summary", "json");
    if (time % 10 > 0) continue;
    for (const on of [true, false]) await call(tabId, "overlay", on);
  }
  const func = () =>
    // A module that was started gives its exports again.
    [globalThis.vouchGlue, globalThis.vouchMarks].map(
      (glue) => /** @type {any} */ (glue.initSync({ module: {} })).memory.buffer.byteLength,
    );
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return /** @type {number[]} */ (frame?.result);
}

/** Counts what is listened to and observed in our world of a tab from now on. @param {number} tabId */
async function count(tabId) {
  const func = () => {
    const left = { listeners: 0, observers: 0 };
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    /** @param {Parameters<typeof addEventListener>} args */
    EventTarget.prototype.addEventListener = function (...args) {
      left.listeners += 1;
      addEventListener.apply(this, args);
    };
    /** @param {Parameters<typeof removeEventListener>} args */
    EventTarget.prototype.removeEventListener = function (...args) {
      left.listeners -= 1;
      removeEventListener.apply(this, args);
    };
    for (const { prototype } of [IntersectionObserver, MutationObserver]) {
      const { disconnect } = prototype;
      const watching = new Set();
      const { observe } = /** @type {any} */ (prototype);
      /** @type {any} */ (prototype).observe = function (/** @type {any[]} */ ...args) {
        watching.add(this);
        left.observers = watching.size;
        observe.apply(this, args);
      };
      prototype.disconnect = function () {
        watching.delete(this);
        left.observers = watching.size;
        disconnect.apply(this);
      };
    }
    Object.assign(globalThis, { left });
  };
  await chrome.scripting.executeScript({ target: { tabId }, func });
}

/** What `count` has left. @param {number} tabId */
async function counted(tabId) {
  const func = () => /** @type {any} */ (globalThis).left;
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return /** @type {{listeners: number, observers: number}} */ (frame?.result);
}
