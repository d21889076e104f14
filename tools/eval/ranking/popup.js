// The popup of the ranking copy: starts the engine as the real popup does and has the page's texts ranked.
// Judges nothing; answers what the drivers ask of a popup.

import { engineIn } from "./inject.js";

async function rank() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const target = { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE };
  const started = await engineIn(target.tabId);
  if (!("ok" in started)) throw new Error(JSON.stringify(started));
  await chrome.scripting.executeScript({ target, files: ["rank.js"] });
  const func = () => globalThis.vouchRank();
  const [frame] = await chrome.scripting.executeScript({ target, func });
  if (!frame?.result) throw new Error("the page gave no answer");
  return frame.result;
}

const ranks = rank();

/** @param {unknown} error */
function failed(error) {
  document.body.textContent = String(error);
  return "error";
}

Object.assign(globalThis, {
  vouch: {
    settled: ranks.then(() => "complete", failed),
    report: async () => JSON.stringify(await ranks),
  },
});
