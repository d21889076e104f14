// Starts the engine in one of the extension's own pages, after views.js.
// Shows nothing: the page's own script waits for `vouchReady` and calls `vouchGlue` with the catalog it gives.

globalThis.vouchReady = Promise.all([
  fetch(chrome.runtime.getURL("_locales/en/messages.json")).then((response) => response.text()),
  globalThis.vouchGlue({ module_or_path: chrome.runtime.getURL("views.wasm") }),
]).then(([messages]) => messages);
