// Starts the engine in one of the extension's own pages, after views.js.
// Shows nothing: the page's own script waits for `vouchReady` and calls `vouchGlue` with the catalog it gives.

import { catalog, open } from "./catalog.js";

/**
 * Runs another script of the package in this page.
 * @param {string} src
 */
export async function load(src) {
  const script = document.createElement("script");
  script.src = src;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${src} did not load`));
    document.head.append(script);
  });
}

open(document);
/** @type {Promise<string> | undefined} */
let rows;
/** The tables of the package as one text, for whoever asks; loaded once. */
globalThis.vouchTables = () => {
  rows ??= load("tables.js").then(() => globalThis.vouchRows);
  return rows;
};
globalThis.vouchReady = Promise.all([
  catalog(),
  globalThis.vouchGlue({ module_or_path: chrome.runtime.getURL("views.wasm") }),
]).then(([messages]) => messages);
