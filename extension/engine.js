// Starts the engine in one of the extension's own pages, after views.js.
// Shows nothing: the page's own script waits for `vouchReady` and calls `vouchGlue`.

globalThis.vouchReady = globalThis
  .vouchGlue({ module_or_path: chrome.runtime.getURL("views.wasm") })
  .then(() => undefined);
