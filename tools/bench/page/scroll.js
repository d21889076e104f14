// Runs in a page: what one frame costs while it scrolls, and the simplest highlighter there is.

/** The simplest highlighter: one rule, and its class on every link. */
globalThis.vouchHighlight = () => {
  const style = document.createElement("style");
  style.textContent = ".highlighted { outline: 2px solid red }";
  document.head.append(style);
  for (const link of document.links) link.classList.add("highlighted");
};

/** Ends when what was changed is drawn. */
globalThis.vouchDrawn = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // What is posted in a frame comes once it is drawn.
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => resolve(performance.now());
      port1.postMessage("");
    });
  });

/**
 * Scrolls down and up again, a step a frame: milliseconds of each from its scroll event to its end, with layout and paint.
 * Listens before anybody else does.
 */
globalThis.vouchScroll = (() => {
  let began = 0;
  addEventListener(
    "scroll",
    () => {
      began ||= performance.now();
    },
    { capture: true, passive: true },
  );
  return async (/** @type {number} */ steps) => {
    const frames = [];
    for (let step = 0; step < steps; step += 1) {
      began = 0;
      scrollBy(0, step < steps / 2 ? 97 : -97);
      const ended = await globalThis.vouchDrawn();
      if (began > 0) frames.push(ended - began);
    }
    return frames;
  };
})();

// The injection's own result has to be data.
("ready");
