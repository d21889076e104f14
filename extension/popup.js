// Finds the tab the popup speaks of, starts the engine here and there, and hands over to it.
// Shows nothing itself.

import { call, engineIn, looks } from "./inject.js";

const asks = new URLSearchParams(location.search);

/** The tab of `?tab=ID`, else the one in front; none where there is no such tab. */
async function find() {
  const asked = asks.get("tab");
  if (asked) {
    try {
      return await chrome.tabs.get(Number(asked));
    } catch {
      return undefined;
    }
  }
  const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
  return front;
}

const tab = await find();
const id = tab?.id ?? chrome.tabs.TAB_ID_NONE;
const engine = /** @type {"wasm" | "js" | null} */ (asks.get("engine"));
const ready = engineIn(id, engine ?? "auto");

globalThis.vouchTab = {
  address: () => tab?.url ?? "",
  version: () => chrome.runtime.getManifest().version,
  isPrivate: () => tab?.incognito ?? false,
  ready: () => ready,
  looks: () => looks(id),
  call: (method, args) => call(id, method, ...args),
};

/** @returns {Promise<unknown>} how the popup settled: "complete", "restricted" or "error" */
async function settle() {
  try {
    return await globalThis.vouchGlue.popup?.(await globalThis.vouchReady);
  } catch (error) {
    const says = chrome.i18n.getMessage("popup_not_started", String(error));
    document.getElementById("status")?.replaceChildren(says);
    return "error";
  }
}

const settled = settle();

Object.assign(globalThis, {
  vouch: {
    settled,
    /** @param {string} format */
    async report(format) {
      await settled;
      const answer = await call(id, "summary", format);
      if ("error" in answer) {
        throw new Error(answer.error);
      }
      return answer.ok;
    },
  },
});
