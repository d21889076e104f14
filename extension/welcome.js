// Starts the engine and hands the page that opens once Vouch is installed over to it, with what it said of the example.
// Shows nothing itself.

const said = await fetch(chrome.runtime.getURL("example.json"));
await globalThis.vouchGlue.welcome?.(await globalThis.vouchReady, await said.text());
