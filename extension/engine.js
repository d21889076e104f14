// Starts the engine in one of the extension's own pages, after views.js.
// Shows nothing but that it did not start, which the engine cannot say: all else is what the page's own script has it show.

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

/**
 * Says in the page's status line what went wrong, with a report to copy for whoever mends Vouch.
 * @param {unknown} error
 */
function fail(error) {
  const lines = [
    `Vouch ${chrome.runtime.getManifest().version}`,
    String(error),
    navigator.userAgent,
  ];
  const report = document.createElement("textarea");
  report.readOnly = true;
  report.rows = 6;
  report.value = lines.join("\n");
  report.ariaLabel = chrome.i18n.getMessage("fault_name");
  const help = document.createElement("p");
  help.className = "note";
  help.textContent = chrome.i18n.getMessage("fault_help");
  const status = document.getElementById("status");
  status?.replaceChildren(chrome.i18n.getMessage("not_started"));
  const place = document.createElement("div");
  place.className = "report";
  place.append(report, help);
  status?.after(place);
  document.body.dataset.failed = "";
}

/**
 * Has the engine fill the page once it has started.
 * @param {(messages: string) => unknown} part given the catalog
 * @returns {Promise<unknown>} what it said; "error" where it failed, which the page then says
 */
export async function fill(part) {
  try {
    return await part(await globalThis.vouchReady);
  } catch (error) {
    fail(error);
    return "error";
  }
}

/**
 * The same where nothing is to be waited for after that.
 * @param {(messages: string) => unknown} part
 */
export async function fillAll(part) {
  const outcome = await fill(part);
  document.getElementById("status")?.toggleAttribute("hidden", outcome !== "error");
}

open(document);
/** @type {Promise<string> | undefined} */
let rows;
/** The tables of the package as one text, for whoever asks; loaded once. */
globalThis.vouchTables = () => {
  rows ??= load("tables.js").then(() => globalThis.vouchRows);
  return rows;
};
/** Starts the engine and gives the catalog. */
async function start() {
  const engine = globalThis.vouchGlue({ module_or_path: chrome.runtime.getURL("views.wasm") });
  const [messages] = await Promise.all([catalog(), engine]);
  return messages;
}

globalThis.vouchReady = start();
