// The popup of the measuring copy: starts the engine as the real popup does, and the others beside it.
// Judges nothing; answers what the drivers ask of a popup.

import { engineIn } from "./inject.js";

const FILES = ["readability.js", "path-rules.js", "contest.js"];

/** @returns {Promise<VouchContest>} */
async function contest() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id ?? chrome.tabs.TAB_ID_NONE;
  const started = await engineIn(tabId);
  if (!("ok" in started)) throw new Error(JSON.stringify(started));
  await chrome.scripting.executeScript({ target: { tabId }, files: FILES });
  const func = () => globalThis.vouchContest();
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  const found = frame?.result ?? { error: "the page gave no answer" };
  if ("error" in found) throw new Error(found.error);
  return found;
}

const found = contest();

/** @param {unknown} error */
function failed(error) {
  document.body.textContent = String(error);
  return "error";
}

Object.assign(globalThis, {
  vouch: {
    settled: found.then(() => "complete", failed),
    report: async () => JSON.stringify(await found),
  },
});
