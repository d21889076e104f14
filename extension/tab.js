// Finds the tab the popup speaks of and starts the engine there, before the popup has read its own page.
// Shows nothing.

import { engineIn, unpack } from "./inject.js";

// So that the modules are there sooner; `engineIn` says what went wrong.
unpack().catch(() => {});

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
  try {
    const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
    return front;
  } catch {
    return undefined;
  }
}

const engine = /** @type {"wasm" | "js" | null} */ (asks.get("engine"));

export const tab = await find();
export const id = tab?.id ?? chrome.tabs.TAB_ID_NONE;
/** How the engine's start there went. */
export const ready = engineIn(id, engine ?? "auto");
