// Starts the engine and hands the options page over to it.
// Shows nothing itself.

import { fillAll, load } from "./engine.js";

/** @type {Promise<typeof vouchGlue> | undefined} */
let reader;

/**
 * A module that pages get, as an answer to compile from while it unpacks.
 * @param {string} name
 */
async function module(name) {
  const { body } = await fetch(chrome.runtime.getURL(`${name}.wasm.gz`));
  const plain = body?.pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: { "Content-Type": "application/wasm" } });
}

/**
 * The page's half of the engine, which knows words, and the module of their stems. They run here only where somebody
 * asks for keywords.
 * @returns {Promise<typeof vouchGlue>}
 */
async function pageHalf() {
  const views = globalThis.vouchGlue;
  // Its script starts nothing where there is a glue already.
  Reflect.deleteProperty(globalThis, "vouchGlue");
  await Promise.all([load("stems.js"), load("page.js")]);
  const page = globalThis.vouchGlue;
  globalThis.vouchGlue = views;
  globalThis.vouchStem = (language, words) =>
    String(globalThis.vouchStems.stems?.(language, words));
  const [tables] = await Promise.all([
    globalThis.vouchTables(),
    page({ module_or_path: module("page") }),
    globalThis.vouchStems({ module_or_path: module("stems") }),
  ]);
  page.furnish?.(tables);
  return page;
}

Object.assign(globalThis, {
  /** @param {string} text */
  async vouchKeywords(text) {
    reader ??= pageHalf();
    return (await reader).keywords?.(text);
  },
  vouch: {
    /** @param {string} json */
    async checkSettings(json) {
      await globalThis.vouchReady;
      return JSON.parse(String(await globalThis.vouchGlue.check_settings?.(json)));
    },
  },
});

await fillAll((messages) => globalThis.vouchGlue.options?.(messages));
