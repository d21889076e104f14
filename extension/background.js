// Answers the shortcuts that work without the popup, and opens the first page after the installation. Keeps nothing of a page
// between two of them.

import "./views.js";
import { call, engineIn } from "./inject.js";

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * What the person knows of the page and its site: pasted values, what was agreed, imported lists, asked as the popup asks
 * them. The module that asks is loaded only where there is something to ask.
 * @param {number} tabId
 */
async function known(tabId) {
  const { url = "" } = await chrome.tabs.get(tabId);
  if (!((await isTold()) || (await hasLists()))) {
    return "";
  }
  await start();
  return globalThis.vouchGlue.known?.(url);
}

/** Starts the module that knows the storage; another time it may start where it did not. */
async function start() {
  started ??= globalThis.vouchGlue({ module_or_path: chrome.runtime.getURL("views.wasm") });
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/** Whether the person pasted values, or agreed to a link from any page: which one it is, the module tells. */
async function isTold() {
  const { local } = chrome.storage;
  const keys = local.getKeys ? await local.getKeys() : Object.keys(await local.get(null));
  return keys.some((key) => key === "pasted" || key.startsWith("agreed "));
}

/** Whether a list was imported. A database that is not there is not to be made here: it would have no stores. */
async function hasLists() {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === "tables")) {
    return false;
  }
  const database = await result(indexedDB.open("tables"));
  const lists = await result(database.transaction("tables").objectStore("tables").count());
  database.close();
  return lists > 0;
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** How long a message stays on the page or on the button, in milliseconds. */
const READABLE = 2500;

/** What the button's title says of a shortcut that did nothing: the message's key in the catalog. */
const FAILED = {
  page: "shortcut_failed",
  settings: "shortcut_settings",
  basket: "shortcut_basket",
};

/** @param {number} tabId @returns {Promise<string>} why the engine has not read the page; empty where it has */
async function unread(tabId) {
  try {
    const [engine, said, { settings }] = await Promise.all([
      engineIn(tabId),
      known(tabId),
      chrome.storage.local.get("settings"),
    ]);
    if (!("ok" in engine)) {
      return FAILED.page;
    }
    if ("ok" in (await call(tabId, "analyze", JSON.stringify(settings ?? {}), said))) {
      return "";
    }
    // What is read by default settings was not read because of the stored ones.
    return "ok" in (await call(tabId, "analyze", "{}", said)) ? FAILED.settings : FAILED.page;
  } catch (error) {
    console.error(error);
    return FAILED.page;
  }
}

/** @param {number} tabId */
async function toggleOverlay(tabId) {
  const state = await call(tabId, "overlay_state");
  if ("ok" in state && state.ok === "on") {
    return call(tabId, "overlay", false);
  }
  const why = await unread(tabId);
  if (why) {
    return sign(tabId, "!", why);
  }
  const answer = await call(tabId, "overlay", true);
  return "ok" in answer && answer.ok === "on" ? title(tabId) : sign(tabId, "!", FAILED.page);
}

/**
 * The page may not let us write to the clipboard; then the popup opens and does it, or offers the text.
 * @param {number} tabId
 */
async function copyRow(tabId) {
  const why = await unread(tabId);
  if (why) {
    return sign(tabId, "!", why);
  }
  await call(tabId, "complete");
  const copied = await call(tabId, "copy_row");
  if ("ok" in copied) {
    return sign(tabId, "✓");
  }
  await chrome.action.setPopup({ tabId, popup: "popup.html?copy=row" });
  const opened = await openPopup();
  // Before the sign, which stays for a while: a click on it is to copy nothing.
  await chrome.action.setPopup({ tabId, popup: "popup.html" });
  if (!opened) {
    await sign(tabId, "!", FAILED.page);
  }
}

/** Whether the popup opened: a browser may not let us. */
async function openPopup() {
  try {
    await chrome.action.openPopup();
    return true;
  } catch {
    return false;
  }
}

/** @param {number} tabId @param {boolean} isPrivate */
async function putInBasket(tabId, isPrivate) {
  if (isPrivate) {
    return sign(tabId, "!", "basket_private");
  }
  const why = await unread(tabId);
  if (why) {
    return sign(tabId, "!", why);
  }
  await call(tabId, "complete");
  const entry = await call(tabId, "summary", "entry");
  try {
    await start();
    const put = "ok" in entry && (await globalThis.vouchGlue.put_aside?.(entry.ok));
    const kept = put === "added" || put === "renewed";
    await (kept ? sign(tabId, "✓") : sign(tabId, "!", FAILED.basket));
  } catch (error) {
    console.error(error);
    await sign(tabId, "!", FAILED.basket);
  }
}

/**
 * What the button says under the pointer: why a shortcut did nothing, or as always.
 * @param {number} tabId
 * @param {string} [why] A message's key.
 */
async function title(tabId, why) {
  const said = why ? chrome.i18n.getMessage(why) : await chrome.action.getTitle({});
  await chrome.action.setTitle({ tabId, title: said });
}

/**
 * Shows a sign on the button for a moment, and what to do until the next shortcut or page; a closed tab needs none.
 * @param {number} tabId
 * @param {string} text
 * @param {string} [why] A message's key.
 */
async function sign(tabId, text, why) {
  try {
    await title(tabId, why);
    await chrome.action.setBadgeText({ tabId, text });
    await new Promise((resolve) => setTimeout(resolve, READABLE));
    await chrome.action.setBadgeText({ tabId, text: "" });
  } catch {
    // The tab is gone, and the sign with it.
  }
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  // Updates of Vouch or of the browser are told here too, and are no reason to ask for attention.
  if (reason === "install") {
    chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
  }
});

chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) {
    return;
  }
  if (command === "toggle-overlay") {
    toggleOverlay(tab.id);
  } else if (command === "next-mark") {
    call(tab.id, "overlay_next");
  } else if (command === "previous-mark") {
    call(tab.id, "overlay_previous");
  } else if (command === "copy-row") {
    copyRow(tab.id);
  } else if (command === "put-in-basket") {
    putInBasket(tab.id, tab.incognito);
  }
});
