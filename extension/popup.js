// Hands over to the engine here, and tells it of the tab that the popup speaks of.
// Shows nothing itself.

import { call, looks } from "./inject.js";
import { id, ready, tab } from "./tab.js";

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
