// Brings the engine into a tab and calls it there.
// Decides one thing only, by trying: WebAssembly, or its plain JavaScript twin where the page's policy refuses it.

import { catalog } from "./catalog.js";

/**
 * Why no engine runs: `restricted` is the browser's own refusal to let extensions into the page.
 * @typedef {{ error: string } | { restricted: string }} Failure
 */

/** @typedef {{ ok: "wasm" | "js" } | Failure} Started */

/**
 * What a call into the page gave: the engine's answer or what it says went wrong.
 * @typedef {{ ok: string } | { error: string }} Answer
 */

/** What every page gets, in the order in which it rests on one another. */
const SCRIPTS = [
  "names.js",
  "flatten.js",
  "sight.js",
  "reveals.js",
  "links.js",
  "stems.js",
  "page.js",
  "tables.js",
  "content.js",
];

const SILENT = { error: "the page gave no answer" };

/** @type {Promise<VouchModules> | undefined} */
let packed;

/** The page's modules as text, since Chromium's messages carry no bytes. Read once. */
export function unpack() {
  packed ??= Promise.all([module("page"), module("stems")]).then(([page, stems]) => ({
    page,
    stems,
  }));
  return packed;
}

/**
 * Whether what unpacks is the page's own in a content script, as in Firefox: it answers by promises, and a page that gives
 * `Object.prototype` a `then` could answer in its place, with a module of its own.
 */
const IS_FOREIGN = chrome.runtime.getURL("").startsWith("moz-extension:");

/** As text; of one that is damaged nothing, which starts no engine, and the page says so. @param {string} name */
async function module(name) {
  const { body } = await fetch(chrome.runtime.getURL(`${name}.wasm.gz`));
  const plain = IS_FOREIGN ? body?.pipeThrough(new DecompressionStream("gzip")) : body;
  const bytes = await new Response(plain).arrayBuffer().catch(() => new ArrayBuffer(0));
  return base64(new Uint8Array(bytes));
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  if (bytes.toBase64) {
    return bytes.toBase64();
  }
  const parts = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return btoa(parts.join(""));
}

/**
 * @param {number} tabId
 * @param {string[]} files
 * @returns {Promise<unknown>} the last file's own result
 */
async function inject(tabId, files) {
  const target = { tabId };
  const [frame] = await chrome.scripting.executeScript({ target, files, injectImmediately: true });
  if (!frame) {
    // So Firefox refuses some of its own pages.
    throw new Error("the browser let no script into the page");
  }
  return frame.result;
}

/**
 * @template {unknown[]} A
 * @template R
 * @param {number} tabId
 * @param {(...args: A) => R} func runs in the page, closed over nothing
 * @param {A} args
 */
async function execute(tabId, func, args) {
  const target = { tabId };
  const [frame] = await chrome.scripting.executeScript({
    target,
    func,
    args,
    injectImmediately: true,
  });
  return frame?.result;
}

/** Hands the modules over, to be started by whichever is there last: they, or the scripts, which are sent at once. */
const give = (/** @type {VouchModules} */ modules) => {
  if (typeof globalThis.vouchStart === "function") {
    return globalThis.vouchStart(modules);
  }
  Object.defineProperty(globalThis, "vouchGiven", {
    configurable: true,
    writable: true,
    value: modules,
  });
  return undefined;
};

/**
 * @param {number} tabId
 * @returns {Promise<Started | undefined>} where the modules were there last, how their start went
 */
async function startWasm(tabId) {
  return (await execute(tabId, give, [await unpack()])) ?? undefined;
}

/**
 * @param {number} tabId
 * @returns {Promise<Started>}
 */
async function startTwin(tabId) {
  await inject(tabId, ["page-twin.js", "stems-twin.js"]);
  return (await execute(tabId, () => globalThis.vouchStart(), [])) ?? SILENT;
}

/**
 * Brings scripts and modules, each of which may be there first.
 * @param {number} tabId
 * @returns {Promise<Started | undefined>} nothing where the tab went elsewhere in between: they came to two documents
 */
async function bring(tabId) {
  const [injected, given] = await Promise.all([inject(tabId, SCRIPTS), startWasm(tabId)]);
  return running(injected) ?? given ?? /** @type {Started | undefined} */ (injected) ?? undefined;
}

/** @param {unknown} injected @returns {Started | undefined} */
function running(injected) {
  return injected === "wasm" || injected === "js" ? { ok: injected } : undefined;
}

/**
 * Makes sure that the engine runs in the tab's document; does nothing where it already does.
 * @param {number} tabId
 * @param {"auto" | "wasm" | "js"} [engine] "auto" takes what the page allows
 * @returns {Promise<Started>}
 */
export async function engineIn(tabId, engine = "auto") {
  try {
    if (engine === "js") {
      return running(await inject(tabId, SCRIPTS)) ?? (await startTwin(tabId));
    }
    const started = (await bring(tabId)) ?? (await bring(tabId)) ?? SILENT;
    return "ok" in started || engine === "wasm" ? started : await startTwin(tabId);
  } catch (error) {
    return { restricted: String(error) };
  }
}

const LEFT = "the tab shows another page";

/** @param {number} tabId @returns {Promise<boolean>} whether the tab still shows the document that the engine runs in */
async function isThere(tabId) {
  try {
    return Boolean(await execute(tabId, () => typeof globalThis.vouchCall === "function", []));
  } catch {
    return false;
  }
}

/**
 * The answer, or an error once the tab shows another document: Firefox keeps the one before for going back to it, and
 * what was asked of it is never answered.
 * @template T
 * @param {number} tabId
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
async function whileThere(tabId, answer) {
  /** @type {Parameters<typeof chrome.tabs.onUpdated.addListener>[0]} */
  let seen = () => {};
  let moved = false;
  const gone = new Promise((_, reject) => {
    seen = async (id, { status }) => {
      // An address that the page sets by itself is told of too.
      if (id !== tabId || !status) return;
      moved = true;
      if (!(await isThere(tabId))) reject(new Error(LEFT));
    };
    chrome.tabs.onUpdated.addListener(seen);
  });
  try {
    const answered = await Promise.race([answer, /** @type {Promise<never>} */ (gone)]);
    // The last of what a document asks ends with it, and so may the call.
    if (moved && !(await isThere(tabId))) throw new Error(LEFT);
    return answered;
  } finally {
    chrome.tabs.onUpdated.removeListener(seen);
  }
}

/** Methods that put something into words. */
const SPEAKING = ["summary", "copy_row", "overlay"];

const lacksWords = () => globalThis.vouchSpeech?.lacking() ?? false;

/** @param {string} messages */
const takeWords = (messages) => globalThis.vouchSpeech.take(messages);

/**
 * Brings the catalog into a page where something is to be said: a first answer is shown by the popup's own.
 * @param {number} tabId
 */
async function bringWords(tabId) {
  if (await execute(tabId, lacksWords, [])) {
    await execute(tabId, takeWords, [await catalog()]);
  }
}

/** Which engine lacks the marks' module, if any does. */
const lacksMarks = () => globalThis.vouchMarking.lacking();

/** @param {string} [module] */
const takeMarks = (module) => globalThis.vouchMarking.take(module);

/** @param {string} look */
const lookMarks = (look) => globalThis.vouchMarking.look(look);

/**
 * Brings the marks into a page where somebody wants to see them: most pages are read without.
 * @param {number} tabId
 */
async function bringMarks(tabId) {
  const engine = await execute(tabId, lacksMarks, []);
  if (engine === "wasm") {
    await inject(tabId, ["marks.js"]);
    await execute(tabId, takeMarks, [await module("marks")]);
  } else if (engine === "js") {
    await inject(tabId, ["marks.js", "marks-twin.js"]);
    await execute(tabId, takeMarks, []);
  }
  const { settings } = await chrome.storage.local.get("settings");
  const look = /** @type {{look?: object} | undefined} */ (settings)?.look;
  await execute(tabId, lookMarks, [JSON.stringify(look ?? {})]);
}

/**
 * Calls one of the engine's methods in a tab that `engineIn` has prepared.
 * @param {number} tabId
 * @param {string} method
 * @param {...unknown} args plain data
 * @returns {Promise<Answer>}
 */
export async function call(tabId, method, ...args) {
  const pass = (/** @type {string} */ name, /** @type {unknown[]} */ values) =>
    globalThis.vouchCall(name, ...values);
  try {
    if (SPEAKING.includes(method)) {
      await bringWords(tabId);
    }
    if (method === "overlay" && args[0] === true) {
      await bringMarks(tabId);
    }
    return (await whileThere(tabId, execute(tabId, pass, [method, args]))) ?? SILENT;
  } catch (error) {
    return { error: String(error) };
  }
}

/**
 * How the page in a tab was when it was read and how it is, as JSON; empty where its document is none that was read.
 * @param {number} tabId
 * @returns {Promise<string>}
 */
export async function looks(tabId) {
  try {
    return String((await execute(tabId, () => globalThis.vouchLinks?.looks() ?? "", [])) ?? "");
  } catch {
    // Another page came, for which the person has not called us, or the tab is gone.
    return "";
  }
}
