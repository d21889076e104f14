/** A hundred analyses in one tab: no node and no listener stays, and memory is flat. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EXAMPLE, inEachBrowser, tabOf } from "./setup.mjs";

/** Analyses before the first look: the engine, its marks and the browser's own caches have then what they need. */
const FIRST = 100;
const ANALYSES = 100;
/** How much more may be held after them. */
const GROWTH = 1.05;

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
  return frame?.result;
}

inEachBrowser((context) => {
  test("a hundred analyses leave no node, no listener and no more memory", async (t) => {
    const behind = await context.options();
    await context.click(EXAMPLE.url, async (popup, page) => {
      const tab = await tabOf(popup);
      await popup.close();
      const html = await page.html();
      await behind.evaluate(analyze, tab, FIRST);
      await behind.evaluate(count, tab);
      const [engine = 0, marks = 0] = await behind.evaluate(analyze, tab, 1);
      const before = await page.held?.();
      const after = await behind.evaluate(analyze, tab, ANALYSES);
      const held = await page.held?.();
      t.diagnostic(JSON.stringify({ engine, marks, after, before, held }));
      assert.equal(await page.html(), html);
      assert.deepEqual(await behind.evaluate(counted, tab), { listeners: 0, observers: 0 });
      assert.ok((after[0] ?? 0) <= engine * GROWTH, `the engine: ${engine}, then ${after[0]}`);
      assert.ok((after[1] ?? 0) <= marks * GROWTH, `the marks: ${marks}, then ${after[1]}`);
      if (before && held) {
        assert.ok(held.nodes <= before.nodes, `nodes: ${before.nodes}, then ${held.nodes}`);
        assert.ok(held.listeners <= before.listeners, `${held.listeners} listeners`);
        assert.ok(held.heap <= before.heap * GROWTH, `the heap: ${before.heap}, then ${held.heap}`);
      }
    });
    await behind.close();
  });
});
