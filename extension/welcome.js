// Starts the engine and hands the page that opens once Vouch is installed over to it, with what it said of the example.
// Shows nothing itself.

import { fillAll } from "./engine.js";

await fillAll(async (messages) => {
  const said = await fetch(chrome.runtime.getURL("example.json"));
  return globalThis.vouchGlue.welcome?.(messages, await said.text());
});
