// The first script of a watched copy's popup: notes when it calls into the page, shows the first answer and has drawn it.

{
  const origin = Date.now() - performance.now();
  const now = () => origin + performance.now();
  /** @type {VouchWatchedPopup} */
  const watched = { opened: origin, calls: [], answered: 0, painted: 0 };
  globalThis.vouchWatchedPopup = watched;

  const { scripting } = chrome;
  const run = scripting.executeScript.bind(scripting);
  const executeScript = async (/** @type {any} */ injection) => {
    const call = { method: String(injection.args?.[0] ?? ""), began: now(), ended: 0 };
    watched.calls.push(call);
    try {
      return await run(injection);
    } finally {
      call.ended = now();
    }
  };
  Object.defineProperty(scripting, "executeScript", { value: executeScript });

  const measure = performance.measure.bind(performance);
  performance.measure = (/** @type {Parameters<typeof measure>} */ ...args) => {
    const measured = measure(...args);
    if (args[0] !== "first-answer") return measured;
    watched.answered = now();
    requestAnimationFrame(() => {
      // What is posted in a frame comes once it is drawn.
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => {
        watched.painted = now();
        port2.close();
      };
      port1.postMessage("");
    });
    return measured;
  };
}
