/**
 * Drives Firefox over WebDriver BiDi, which it speaks itself.
 * Requests of pages are answered at the browser's edge, so that a page keeps its own address, http or https;
 * whatever is asked for elsewhere in the browser ends at a proxy that only takes notes.
 */

import { readFile } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import { join, resolve } from "node:path";
import { Firefox } from "./firefox-bidi.mjs";
import {
  clickButton,
  closePopup,
  heldInFront,
  prepare,
  pressKeys,
  readClipboard,
  shownPopup,
  speak,
} from "./firefox-inside.mjs";
import { keyEvents } from "./firefox-keys.mjs";
import { preferences } from "./firefox-prefs.mjs";
import { inTime, until, view } from "./firefox-view.mjs";
import { FIRST, opensFirst } from "./first.mjs";
import { THROUGH } from "./pages.mjs";
import { refuseAll } from "./proxy.mjs";

/** @typedef {import("../drive.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("../drive.mjs").Driver} Driver */
/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("./firefox-view.mjs").View} Inside */
/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../drive.mjs").Popup} Popup */
/** @typedef {import("./pages.mjs").Pages} Pages */
/** @typedef {{open: boolean, at: string}} Gate Whether a navigation may pass, and where the driver went last. */

/**
 * @typedef {object} Running
 * @property {Firefox} firefox
 * @property {Inside} window Firefox's own window.
 * @property {string} origin
 * @property {string} widget The extension's button.
 * @property {Map<string, Gate>} tabs By WebDriver id. Open for the one navigation that the driver asks for: a saved page must not refresh itself away.
 * @property {LaunchOptions} options
 */

const CONTINUE = { method: "network.continueRequest" };
const SIZE = { width: 1280, height: 800 };
/** What the window needs around a page, at least, in CSS pixels. */
const FRAME = { width: 100, height: 150 };
/** The host of the extension's pages, otherwise drawn by lot. */
const UUID = "5f0c8d3a-2f6b-4a53-9d0e-6c1b8a7e4f20";

/**
 * @param {LaunchOptions} options
 * @returns {Promise<Driver>}
 */
export async function launch(options) {
  const { pages, size = SIZE, headless = true } = options;
  const manifest = JSON.parse(await readFile(join(options.extension, "manifest.json"), "utf8"));
  const extension = manifest.browser_specific_settings.gecko.id;
  const proxy = pages && (await refuseAll());
  const firefox = await Firefox.start({
    prefs: preferences(options, { extension, uuid: UUID, proxy: proxy?.port }),
    headless,
    timeZone: options.timeZone ?? "UTC",
    size: { width: size.width + FRAME.width, height: size.height + FRAME.height },
    profile: options.profile,
  });
  const running = await installed(firefox, extension, options);
  if (pages) await answerFrom(pages, running);
  if (options.engine && options.engine !== "auto") await chooseEngine(running, options.engine);
  const close = async () => {
    await firefox.close();
    proxy?.close();
  };
  return {
    origin: running.origin,
    open: async (url) => {
      const page = await openTab(running);
      await page.goto(url);
      return page;
    },
    extensionPage: async (path) => {
      const page = await openTab(running);
      await page.goto(`${running.origin}/${path}`);
      return page;
    },
    ended: firefox.ended,
    escaped: () => proxy?.asked ?? [],
    close,
    // It is always ended so.
    die: close,
  };
}

/**
 * The extension put in and its button made reachable.
 * @param {Firefox} firefox
 * @param {string} extension
 * @param {LaunchOptions} options
 * @returns {Promise<Running>}
 */
async function installed(firefox, extension, options) {
  const path = resolve(options.extension);
  const { contexts } = await firefox.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const window = view(firefox, contexts[0].context);
  if (options.language) await window.evaluate(speak, options.language);
  await firefox.send("webExtension.install", { extensionData: { type: "path", path } });
  await meetFirst(firefox, options);
  const widget = await window.evaluate(prepare, extension);
  return { firefox, window, origin: `moz-extension://${UUID}`, widget, tabs: new Map(), options };
}

/**
 * Waits for the page that the extension opens by itself, lest it come in front of another one later, and closes it.
 * @param {Firefox} firefox
 * @param {LaunchOptions} options
 */
async function meetFirst(firefox, { extension, keepsFirst }) {
  if (!opensFirst(extension)) return;
  const address = `moz-extension://${UUID}/${FIRST}`;
  const find = async () => {
    const { contexts } = await firefox.send("browsingContext.getTree", {});
    return contexts.find((/** @type {{url: string}} */ { url }) => url === address);
  };
  await until(find, "the extension's first page did not open");
  const { context } = await find();
  const page = view(firefox, context);
  await page.until(() => document.readyState === "complete");
  if (!keepsFirst) await page.close();
}

/**
 * Has the action open the popup with the engine named in its address.
 * @param {Running} running
 * @param {string} engine
 */
async function chooseEngine(running, engine) {
  const page = await openTab(running);
  await page.goto(`${running.origin}/options.html`);
  await page.evaluate((popup) => chrome.action.setPopup({ popup }), `popup.html?engine=${engine}`);
  await page.close();
}

/**
 * @param {Running} running
 * @returns {Promise<Page>}
 */
async function openTab(running) {
  const { firefox, tabs, options } = running;
  const { context } = await firefox.send("browsingContext.create", { type: "tab" });
  /** @type {Page["resize"]} */
  const resize = (viewport) => firefox.send("browsingContext.setViewport", { context, viewport });
  if (options.headless ?? true) await resize(options.size ?? SIZE);
  const gate = { open: false, at: "" };
  tabs.set(context, gate);
  const tab = seen(running, context);
  return {
    ...tab,
    resize,
    goto: async (url) => {
      gate.open = true;
      gate.at = url;
      await firefox.send("browsingContext.navigate", { context, url, wait: "complete" });
    },
    action: () => clickAction(running, context),
    popup: () => openPopup(running),
    shortcut: async (keys) => {
      await firefox.send("browsingContext.activate", { context });
      await running.window.evaluate(pressKeys, keyEvents(keys));
    },
    held: async () => {
      await firefox.send("browsingContext.activate", { context });
      const heap = await inTime(
        running.window.evaluate(heldInFront),
        "the tab does not tell what it holds",
      );
      return { heap };
    },
    html: () => tab.evaluate(() => document.documentElement.outerHTML),
    close: async () => {
      tabs.delete(context);
      await firefox.send("browsingContext.close", { context });
    },
  };
}

/** @param {Running} running @param {string} context @returns {View} */
function seen({ firefox, window }, context) {
  return {
    ...view(firefox, context),
    clipboard: (form = "text/plain") => window.evaluate(readClipboard, form),
  };
}

/**
 * Answers every request from memory.
 * @param {Pages} pages
 * @param {Running} running
 */
async function answerFrom(pages, { firefox, tabs }) {
  await firefox.listen("network.beforeRequestSent", async (event) => {
    if (!event.isBlocked) return;
    const { request } = event.request;
    const sent = /^https?:/.test(event.request.url) ? answerTo(event, pages, tabs) : CONTINUE;
    const { method, ...params } = await sent;
    // The tab may be gone or elsewhere by now.
    await firefox.send(method, { request, ...params }).catch(() => {});
  });
  await firefox.send("network.addIntercept", { phases: ["beforeRequestSent"] });
}

/**
 * @param {any} event
 * @param {Pages} pages
 * @param {Running["tabs"]} tabs
 */
async function answerTo({ context, request, navigation, redirectCount }, pages, tabs) {
  const gate = tabs.get(context);
  const navigates = gate && navigation && redirectCount === 0;
  const refused = navigates && !gate.open;
  if (navigates) gate.open = false;
  const { url, method } = request;
  const asked = { url, method, from: gate?.at, frame: !gate && navigation !== null };
  const answer = refused ? pages.refuse(asked) : await pages.answer(asked);
  if (answer === THROUGH) return CONTINUE;
  if (!answer) return { method: "network.failRequest" };
  return {
    method: "network.provideResponse",
    statusCode: answer.status,
    reasonPhrase: STATUS_CODES[answer.status] ?? "",
    headers: answer.headers.map(([name, value]) => ({ name, value: { type: "string", value } })),
    body: { type: "base64", value: Buffer.from(answer.body).toString("base64") },
  };
}

/**
 * @param {Running} running
 * @param {string} tab
 */
async function clickAction(running, tab) {
  const { firefox, window, widget } = running;
  await window.evaluate(closePopup);
  await firefox.send("browsingContext.activate", { context: tab });
  const clicked = await window.evaluate(clickButton, widget);
  return { ...(await openPopup(running)), clicked };
}

/**
 * The popup that a click or a shortcut opens.
 * @param {Running} running
 * @returns {Promise<Popup>}
 */
async function openPopup(running) {
  const { window } = running;
  const context = await inTime(window.evaluate(shownPopup), "the popup did not open");
  const popup = seen(running, context);
  await popup.until(() => globalThis.vouch);
  return {
    ...popup,
    settled: () => popup.evaluate(() => globalThis.vouch.settled),
    report: (format) => popup.evaluate((wanted) => globalThis.vouch.report(wanted), format),
    firstAnswer: async () => {
      await popup.until(() => performance.getEntriesByName("first-answer").length > 0);
      return popup.evaluate(
        () => performance.getEntriesByName("first-answer")[0]?.duration ?? Number.NaN,
      );
    },
    close: () => window.evaluate(closePopup),
  };
}
