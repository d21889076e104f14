// The popup of a measuring copy: starts the engine as the real popup does, and the copy's own script beside it.
// Judges nothing; answers what the drivers ask of a popup.

import { engineIn } from "./inject.js";

/** What that script has to say of the page. */
async function study() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const target = { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE };
  const started = await engineIn(target.tabId);
  if (!("ok" in started)) throw new Error(JSON.stringify(started));
  await chrome.scripting.executeScript({ target, files: ["study.js"] });
  const func = () => globalThis.vouchStudy();
  const [frame] = await chrome.scripting.executeScript({ target, func });
  const found = frame?.result ?? { error: "the page gave no answer" };
  if ("error" in found) throw new Error(found.error);
  return found;
}

const found = study();

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
