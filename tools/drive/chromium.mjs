/**
 * Drives Chromium over the DevTools protocol.
 * Requests of pages are answered at the browser's edge, so that a page keeps its own address, http or https;
 * whatever is asked for elsewhere in the browser ends at a proxy that only takes notes.
 */

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { refuseAll } from "./proxy.mjs";

/** @typedef {import("../drive.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("../drive.mjs").Driver} Driver */
/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("../drive.mjs").Page} Page */
/** @typedef {import("../drive.mjs").Popup} Popup */
/** @typedef {import("./pages.mjs").Pages} Pages */
/** @typedef {{browser: puppeteer.Browser, extension: puppeteer.Extension, options: LaunchOptions}} Running */

/** Where the binary may be; the first is Debian's without its wrapper, which would set flags of its own. */
const PLACES = [
  "/usr/lib/chromium/chromium",
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const SIZE = { width: 1280, height: 800 };
/** How long anything may take that a person would wait for, in milliseconds. */
const PATIENCE = 10_000;

/** Hosts that Chromium asks for its own sake (time, updates, accounts), as the proxy names them. */
const OWN_SERVICES = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:google|googleapis)\.com(?:[:/]|$)/;

/** The browser's program; `CHROMIUM` in the environment goes before the usual places. */
function program() {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found; set CHROMIUM to its path");
  return found;
}

/** @param {LaunchOptions} options @param {number | undefined} proxy */
function flags(options, proxy) {
  const { width, height } = options.size ?? SIZE;
  const list = [
    `--window-size=${width},${height}`,
    "--force-device-scale-factor=1",
    "--lang=en-US",
    // Otherwise pages of http are asked for over https.
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
  ];
  // The sandbox does not start as root; what runs here are our own pages and inert ones.
  if (process.getuid?.() === 0) list.push("--no-sandbox");
  if (proxy) list.push(`--proxy-server=http://127.0.0.1:${proxy}`, "--proxy-bypass-list=<-loopback>");
  return list;
}

/**
 * @param {LaunchOptions} options
 * @returns {Promise<Driver>}
 */
export async function launch(options) {
  const proxy = options.pages && (await refuseAll());
  const browser = await puppeteer.launch({
    executablePath: program(),
    args: flags(options, proxy?.port),
    env: { ...process.env, TZ: "UTC", LANGUAGE: "en_US" },
    pipe: true,
    headless: options.headless ?? true,
    enableExtensions: true,
    defaultViewport: null,
  });
  // Not by `enableExtensions: [directory]`, which does not wait until the extension is there.
  const id = await browser.installExtension(options.extension);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`Chromium did not load ${options.extension}`);
  const running = { browser, extension, options };
  const origin = `chrome-extension://${extension.id}`;
  await browser.defaultBrowserContext().overridePermissions(origin, ["clipboard-read"]);
  if (options.engine && options.engine !== "auto") await chooseEngine(running, options.engine);
  return {
    origin,
    open: async (url) => {
      const page = await openTab(running);
      await page.goto(url);
      return page;
    },
    extensionPage: async (path) => {
      const page = await newTab(running);
      await page.goto(`${origin}/${path}`);
      return view(page);
    },
    escaped: () => (proxy?.asked ?? []).filter((asked) => !OWN_SERVICES.test(asked)),
    close: async () => {
      await browser.close();
      proxy?.close();
    },
  };
}

/**
 * Has the action open the popup with the engine named in its address.
 * @param {Running} running
 * @param {string} engine
 */
async function chooseEngine({ browser, extension }, engine) {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await page.evaluate((popup) => chrome.action.setPopup({ popup }), `popup.html?engine=${engine}`);
  await page.close();
}

/** An empty tab in front, sized and colored as asked. @param {Running} running */
async function newTab({ browser, options }) {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const viewport = { ...(options.size ?? SIZE), deviceScaleFactor: 1 };
  if (options.headless ?? true) await page.setViewport(viewport);
  await dress(page, options);
  return page;
}

/** @param {puppeteer.Page} page @param {LaunchOptions} options */
async function dress(page, { colorScheme = "light" }) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: colorScheme }]);
}

/**
 * @param {Running} running
 * @returns {Promise<Page>}
 */
async function openTab(running) {
  const page = await newTab(running);
  const { pages } = running.options;
  const gate = { open: false };
  if (pages) await answerFrom(pages, page, gate);
  return {
    ...view(page),
    goto: async (url) => {
      gate.open = true;
      page.once("load", () => {
        gate.open = false;
      });
      await page.goto(url, { waitUntil: "load" });
    },
    action: () => clickAction(running, page),
    html: () => page.evaluate(() => document.documentElement.outerHTML),
  };
}

/**
 * Answers every request of the tab from memory.
 * @param {Pages} pages
 * @param {puppeteer.Page} page
 * @param {{open: boolean}} gate Open while the driver navigates: a loaded page must not refresh itself away.
 */
async function answerFrom(pages, page, gate) {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  session.on("Fetch.requestPaused", async (paused) => {
    const { requestId, request, resourceType, frameId } = paused;
    const navigates = resourceType === "Document" && frameId === frameTree.frame.id;
    const answer = navigates && !gate.open ? undefined : await pages.answer(request);
    const sent = answer
      ? session.send("Fetch.fulfillRequest", { requestId, ...onTheWire(answer) })
      : session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    // The tab may be gone or elsewhere by now.
    await sent.catch(() => {});
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
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
 * @param {puppeteer.Page} page
 * @returns {Promise<Popup>}
 */
async function clickAction({ browser, extension, options }, page) {
  await page.bringToFront();
  const opened = browser.waitForTarget(
    (target) => target.url().startsWith(`chrome-extension://${extension.id}/popup.html`),
    { timeout: PATIENCE },
  );
  await page.triggerExtensionAction(extension);
  const popup = await (await opened).asPage();
  popup.setDefaultTimeout(PATIENCE);
  await dress(popup, options);
  await popup.waitForFunction(() => globalThis.vouch);
  return {
    ...view(popup),
    settled: () => popup.evaluate(() => globalThis.vouch.settled),
    report: (format) => popup.evaluate((wanted) => globalThis.vouch.report(wanted), format),
    firstAnswer: async () => {
      await popup.waitForFunction(() => performance.getEntriesByName("first-answer").length > 0);
      return popup.evaluate(() => performance.getEntriesByName("first-answer")[0]?.duration ?? Number.NaN);
    },
    close: () => closed(browser, popup),
  };
}

/** Closes a popup and waits until it is gone: the action would only close it otherwise. @param {puppeteer.Browser} browser @param {puppeteer.Page} popup */
async function closed(browser, popup) {
  const target = popup.target();
  const gone = new Promise((resolve) => {
    /** @param {puppeteer.Target} other */
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

/**
 * @param {puppeteer.Page} page
 * @returns {View}
 */
function view(page) {
  return {
    evaluate: (run, ...given) => /** @type {Promise<any>} */ (page.evaluate(/** @type {any} */ (run), ...given)),
    until: async (holds, ...given) => {
      await page.waitForFunction(/** @type {any} */ (holds), {}, ...given);
    },
    click: (selector) => page.click(selector),
    fill: async (selector, text) => {
      await page.locator(selector).fill(text);
    },
    press: (keys) => press(page, keys),
    text: (selector) => page.$eval(selector, (element) => /** @type {HTMLElement} */ (element).innerText.trim()),
    screenshot: async (path) => {
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    close: () => page.close(),
  };
}

/** @param {puppeteer.Page} page @param {string} keys */
async function press(page, keys) {
  const names = /** @type {puppeteer.KeyInput[]} */ (keys.split("+"));
  for (const name of names) await page.keyboard.down(name);
  for (const name of names.reverse()) await page.keyboard.up(name);
}
