/**
 * Tabs, popups and extension pages of a running Chromium.
 * A tab's requests are answered at the browser's edge, so that a page keeps its own address, http or https.
 */

import { THROUGH } from "./pages.mjs";
import { PATIENCE } from "./patience.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Tab */
/** @typedef {import("puppeteer-core").Target} Target */
/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../drive.mjs").Popup} Popup */
/** @typedef {import("./pages.mjs").Pages} Pages */

/**
 * @typedef {object} Running
 * @property {Browser} browser
 * @property {import("puppeteer-core").Extension} extension
 * @property {import("../drive.mjs").LaunchOptions} options
 */

/** The page's viewport where none is asked for, in CSS pixels. */
export const SIZE = { width: 1280, height: 800 };
/** How long a page may take to load, in milliseconds. */
const LOADING = 30_000;

/** An empty tab in front, sized and colored as asked. @param {Running} running @returns {Promise<Tab>} */
export async function newTab({ browser, options }) {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(PATIENCE);
  tab.setDefaultNavigationTimeout(LOADING);
  const size = { ...(options.size ?? SIZE), deviceScaleFactor: 1 };
  if (options.headless ?? true) await tab.setViewport(size);
  await prefer(tab, options);
  return tab;
}

/** What the person's system asks of pages. @param {Tab} tab @param {Running["options"]} options */
async function prefer(tab, { colorScheme = "light", forcedColors, reducedMotion }) {
  const motion = reducedMotion ? "reduce" : "no-preference";
  const features = [
    { name: "prefers-color-scheme", value: colorScheme },
    { name: "prefers-reduced-motion", value: motion },
  ];
  if (!forcedColors) return tab.emulateMediaFeatures(features);
  // Puppeteer knows no such feature. What a session asks for holds as long as the session.
  const session = await tab.createCDPSession();
  features.push({ name: "forced-colors", value: "active" });
  await session.send("Emulation.setEmulatedMedia", { features });
}

/** @param {Running} running @returns {Promise<Page>} */
export async function openTab(running) {
  const tab = await newTab(running);
  const { pages, headless } = running.options;
  const gate = { open: false, elsewhere: headless === false, at: "" };
  if (pages) await answerFrom(pages, tab, gate);
  return {
    ...inTab(tab),
    goto: async (url) => {
      gate.open = true;
      gate.at = url;
      tab.once("load", () => {
        gate.open = gate.elsewhere;
      });
      await tab.goto(url, { waitUntil: "load" });
    },
    action: () => clickAction(running, tab),
    command: (name) => command(running, tab, name),
    held: () => held(tab),
    html: () => tab.evaluate(() => document.documentElement.outerHTML),
  };
}

/**
 * Answers every request of the tab from memory.
 * The gate is open while the driver navigates: a loaded page must not refresh itself away.
 * Where `elsewhere` is allowed, what is not in memory comes from the network.
 * @param {Pages} pages
 * @param {Tab} tab
 * @param {{open: boolean, elsewhere: boolean, at: string}} gate `at`: where the driver went last.
 */
async function answerFrom(pages, tab, gate) {
  const session = await tab.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  session.on("Fetch.requestPaused", async ({ requestId, request, resourceType, frameId }) => {
    const main = frameId === frameTree.frame.id;
    const document = resourceType === "Document";
    const { url, method } = request;
    const asked = { url, method, from: gate.at, frame: document && !main };
    const refused = document && main && !gate.open;
    const answer = refused ? pages.refuse(asked) : await pages.answer(asked);
    // The tab may be gone or elsewhere by the time the answer is there.
    await send(answer).catch(() => {});

    /** @param {Awaited<ReturnType<Pages["answer"]>>} answer */
    function send(answer) {
      if (answer === THROUGH) return session.send("Fetch.continueRequest", { requestId });
      if (answer) return session.send("Fetch.fulfillRequest", { requestId, ...onTheWire(answer) });
      if (gate.elsewhere) return session.send("Fetch.continueRequest", { requestId });
      return session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    }
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
}

/**
 * Tells the extension's worker of a command, as the browser does when its keys are pressed.
 * @param {Running} running @param {Tab} tab @param {string} name
 */
async function command({ extension }, tab, name) {
  await tab.bringToFront();
  const [worker] = await extension.workers();
  if (!worker) throw new Error("the worker is not running");
  await worker.evaluate(async (command) => {
    const [front] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    /** @type {any} */ (chrome.commands.onCommand).dispatch(command, front);
  }, name);
}

/** What a tab holds in memory once nothing is left to collect. @param {Tab} tab */
async function held(tab) {
  const session = await tab.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
  const {
    Nodes: nodes = 0,
    JSEventListeners: listeners = 0,
    JSHeapUsedSize: heap = 0,
  } = await tab.metrics();
  return { nodes, listeners, heap };
}

/** @param {import("./pages.mjs").Answer} answer */
function onTheWire({ status, headers, body }) {
  return {
    responseCode: status,
    responseHeaders: headers.map(([name, value]) => ({ name, value })),
    body: Buffer.from(body).toString("base64"),
  };
}

/**
 * @param {Running} running
 * @param {Tab} tab
 * @returns {Promise<Popup>}
 */
async function clickAction({ browser, extension, options }, tab) {
  await tab.bringToFront();
  const address = `chrome-extension://${extension.id}/popup.html`;
  const opened = browser.waitForTarget((target) => target.url().startsWith(address), {
    timeout: PATIENCE,
  });
  const clicked = Date.now();
  await tab.triggerExtensionAction(extension);
  const popup = await (await opened).asPage();
  popup.setDefaultTimeout(PATIENCE);
  await prefer(popup, options);
  await popup.waitForFunction(() => globalThis.vouch);
  return {
    ...view(popup),
    clicked,
    settled: () => popup.evaluate(() => globalThis.vouch.settled),
    report: (format) => popup.evaluate((wanted) => globalThis.vouch.report(wanted), format),
    firstAnswer: async () => {
      await popup.waitForFunction(() => performance.getEntriesByName("first-answer").length > 0);
      return popup.evaluate(
        () => performance.getEntriesByName("first-answer")[0]?.duration ?? Number.NaN,
      );
    },
    screenshot: async (path) => {
      // Without a window the popup's viewport is wider than what a person gets to see.
      const [width, height, y] = await popup.evaluate(() => [
        document.body.offsetWidth,
        Math.min(document.body.offsetHeight, innerHeight),
        scrollY,
      ]);
      await popup.screenshot({
        path: /** @type {`${string}.png`} */ (path),
        clip: { x: 0, y: y ?? 0, width: width ?? 0, height: height ?? 0 },
        captureBeyondViewport: false,
      });
    },
    close: () => closePopup(browser, popup),
  };
}

/** Waits until the popup is gone, since the next click on the action would only close it. @param {Browser} browser @param {Tab} popup */
async function closePopup(browser, popup) {
  const target = popup.target();
  const gone = new Promise((resolve) => {
    /** @param {Target} other */
    const seen = (other) => {
      if (other !== target) return;
      browser.off("targetdestroyed", seen);
      resolve(undefined);
    };
    browser.on("targetdestroyed", seen);
  });
  await popup.close();
  await gone;
}

/** @param {Tab} tab @returns {import("../drive.mjs").Tab} */
export function inTab(tab) {
  return {
    ...view(tab),
    resize: (size) => tab.setViewport({ ...size, deviceScaleFactor: 1 }),
  };
}

/** @param {Tab} tab @returns {View} */
function view(tab) {
  return {
    evaluate: (run, ...given) =>
      /** @type {Promise<any>} */ (tab.evaluate(/** @type {any} */ (run), ...given)),
    until: async (holds, ...given) => {
      await tab.waitForFunction(/** @type {any} */ (holds), {}, ...given);
    },
    click: async (selector) => {
      await tab.$eval(selector, uncover);
      await tab.click(selector);
    },
    hover: (selector) => tab.hover(selector),
    fill: async (selector, text) => {
      await tab.locator(selector).fill(text);
    },
    press: (keys) => press(tab, keys),
    text: (selector) =>
      tab.$eval(selector, (element) => /** @type {HTMLElement} */ (element).innerText.trim()),
    screenshot: async (path) => {
      await tab.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    },
    clipboard: (form = "text/plain") => tab.evaluate(readClipboard, form),
    close: () => tab.close(),
  };
}

/** Scrolls to what a bar that stays lies over, as a person would before a click. @param {Element} element */
function uncover(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(x + width / 2, y + height / 2);
  const bar = met?.closest(".end, .tools");
  if (bar && !bar.contains(element)) element.scrollIntoView({ block: "center" });
}

/** What the clipboard holds in a form; empty when it holds none. @param {string} form */
async function readClipboard(form) {
  for (const item of await navigator.clipboard.read()) {
    if (item.types.includes(form)) return (await item.getType(form)).text();
  }
  return "";
}

/** @param {Tab} tab @param {string} keys */
async function press(tab, keys) {
  const names = /** @type {import("puppeteer-core").KeyInput[]} */ (keys.split("+"));
  for (const name of names) await tab.keyboard.down(name);
  for (const name of names.reverse()) await tab.keyboard.up(name);
}
