/**
 * A document in Firefox that a test can reach into: a tab's, a popup's, the browser's own window's.
 * Opens and closes nothing but itself.
 */

import { writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { chord, typing } from "./firefox-keys.mjs";
import { PATIENCE } from "./patience.mjs";

/** @typedef {import("../drive.mjs").View} WholeView */
/** @typedef {Omit<WholeView, "clipboard">} View What the document itself can tell. */
/** @typedef {import("./firefox-bidi.mjs").Firefox} Firefox */

/** Between two looks at something that is waited for, in milliseconds. */
const LOOK = 20;

/**
 * The promise's answer, or an error when it takes too long.
 * @template T
 * @param {Promise<T>} work
 * @param {string} otherwise What the error says.
 * @returns {Promise<T>}
 */
export async function inTime(work, otherwise) {
  const late = new AbortController();
  const timer = pause(PATIENCE, undefined, { signal: late.signal }).then(() => {
    throw new Error(otherwise);
  });
  try {
    return await Promise.race([work, timer]);
  } finally {
    late.abort();
    timer.catch(() => {});
  }
}

/**
 * Runs a function in a document; arguments and answer go as JSON.
 * @param {Firefox} firefox
 * @param {string} context The document's WebDriver id.
 * @param {(...given: any[]) => unknown} run
 * @param {unknown[]} given
 * @returns {Promise<any>}
 */
async function evaluate(firefox, context, run, given) {
  const { type, result, exceptionDetails } = await firefox.send("script.callFunction", {
    functionDeclaration: `async (given) => JSON.stringify(await (${run})(...JSON.parse(given)))`,
    arguments: [{ type: "string", value: JSON.stringify(given) }],
    target: { context },
    awaitPromise: true,
  });
  if (type === "exception") throw new Error(exceptionDetails.text);
  return result.type === "string" ? JSON.parse(result.value) : undefined;
}

/** The middle of an element that is scrolled to. @param {string} selector */
function middle(selector) {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  // Of a link on two lines the first: between them is nothing.
  const [box] = [...element.getClientRects()].filter(({ width, height }) => width * height > 0);
  if (!box) throw new Error(`${selector} is not shown`);
  const { x, y, width, height } = box;
  return { x: Math.floor(x + width / 2), y: Math.floor(y + height / 2) };
}

/** Ends when what was typed is drawn: only then the browser brings the caret into view, which moves what is to be clicked. */
function drawn() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)));
  });
}

/** Puts the focus into a field and selects what it holds. @param {string} selector */
function takeOver(selector) {
  const field = document.querySelector(selector);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error(`${selector} is no field`);
  }
  field.focus();
  field.select();
}

/**
 * @param {Firefox} firefox
 * @param {string} context
 * @returns {View}
 */
export function view(firefox, context) {
  /** @type {View["evaluate"]} */
  const run = (wanted, ...given) => evaluate(firefox, context, wanted, given);
  /** @param {object[]} actions */
  const type = (actions) => act(firefox, context, { type: "key", id: "keys", actions });
  /** @param {object[]} actions */
  const point = (actions) => act(firefox, context, { type: "pointer", id: "mouse", actions });
  return {
    evaluate: run,
    until: (holds, ...given) => until(() => run(holds, ...given), `waited in vain for ${holds}`),
    click: async (selector) => {
      const at = await run(middle, selector);
      await point([
        { type: "pointerMove", ...at },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ]);
    },
    hover: async (selector) => {
      await point([{ type: "pointerMove", ...(await run(middle, selector)) }]);
    },
    fill: async (selector, text) => {
      await run(takeOver, selector);
      await type([...chord("Delete"), ...typing(text)]);
      await run(drawn);
    },
    press: (keys) => type(chord(keys)),
    text: (selector) =>
      run((given) => {
        const element = document.querySelector(given);
        if (!(element instanceof HTMLElement)) throw new Error(`nothing matches ${given}`);
        return element.innerText.trim();
      }, selector),
    screenshot: async (path) => {
      const { data } = await firefox.send("browsingContext.captureScreenshot", { context });
      await writeFile(path, Buffer.from(data, "base64"));
    },
    close: () => firefox.send("browsingContext.close", { context }),
  };
}

/** Waits until it holds. @param {() => Promise<unknown>} holds @param {string} otherwise What the error says. */
export async function until(holds, otherwise) {
  const end = performance.now() + PATIENCE;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(otherwise);
    await pause(LOOK);
  }
}

/** @param {Firefox} firefox @param {string} context @param {object} source */
function act(firefox, context, source) {
  return firefox.send("input.performActions", { context, actions: [source] });
}
