// Hands over to the engine here, and tells it of the tab that the popup speaks of.
// Shows nothing itself.

import { fill } from "./engine.js";
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

/** How the popup settled: "complete", "restricted" or "error". */
const settled = fill((messages) => globalThis.vouchGlue.popup?.(messages));

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
