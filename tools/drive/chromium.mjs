/**
 * Drives Chromium over the DevTools protocol: starting it with the extension and ending it.
 * What happens in a tab is `chromium-tab.mjs`'s.
 */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import puppeteer from "puppeteer-core";
import { inTab, newTab, openTab, SIZE } from "./chromium-tab.mjs";
import { FIRST, opensFirst } from "./first.mjs";
import { PATIENCE } from "./patience.mjs";
import { refuseAll } from "./proxy.mjs";

/** @typedef {import("../drive.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("../drive.mjs").Driver} Driver */

/** Where the binary may be; the first is Debian's without its wrapper, which would set flags of its own. */
const PLACES = [
  "/usr/lib/chromium/chromium",
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Hosts that Chromium asks for its own sake (time, updates, accounts), as the proxy names them. */
const OWN_SERVICES = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:google|googleapis|gvt1)\.com(?:[:/]|$)/;

/** The browser's own language where none is asked for. */
const LANGUAGE = "en-US";

/** The browser's program; `CHROMIUM` in the environment goes before the usual places. */
function program() {
  const found = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium found; set CHROMIUM to its path");
  return found;
}

/** @param {LaunchOptions} options @param {number | undefined} proxy */
function flags(options, proxy) {
  const { width, height } = options.size ?? SIZE;
  const upgrades = ["HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"];
  const list = [
    `--window-size=${width},${height}`,
    "--force-device-scale-factor=1",
    `--lang=${options.language ?? LANGUAGE}`,
    // Otherwise pages of http are asked for over https.
    `--disable-features=${upgrades.join(",")}`,
  ];
  // The sandbox does not start as root; what runs here are our own pages and inert ones.
  if (process.getuid?.() === 0) list.push("--no-sandbox");
  if (proxy) {
    // Pages are answered before a proxy is asked; whatever else the browser wants ends here.
    const { server } = options.pages ?? {};
    const direct = ["<-loopback>", ...(server ? [new URL(server).host] : [])];
    list.push(
      `--proxy-server=http://127.0.0.1:${proxy}`,
      `--proxy-bypass-list=${direct.join(";")}`,
    );
  }
  return list;
}

/** Closes the browser, or kills it when it does not answer. @param {puppeteer.Browser} browser */
async function end(browser) {
  const hung = setTimeout(() => browser.process()?.kill("SIGKILL"), PATIENCE);
  await browser.close().catch(() => {});
  clearTimeout(hung);
}

/** Installs the extension and waits until it is there. @param {puppeteer.Browser} browser @param {string} directory */
async function install(browser, directory) {
  const id = await browser.installExtension(directory);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`Chromium did not load ${directory}`);
  return extension;
}

/**
 * Waits for the page that the extension opens by itself, lest it come in front of another one later, and closes it. Once it
 * has loaded: Chromium forgets an extension's messages where the first page that asks for them is closed meanwhile.
 * @param {puppeteer.Browser} browser
 * @param {string} origin
 * @param {LaunchOptions} options
 */
async function meetFirst(browser, origin, { extension, keepsFirst }) {
  if (!opensFirst(extension)) return;
  const first = await browser.waitForTarget((target) => target.url() === `${origin}/${FIRST}`, {
    timeout: PATIENCE,
  });
  const page = await first.page();
  const loading = { polling: 50, timeout: PATIENCE };
  await page?.waitForFunction(() => document.readyState === "complete", loading);
  if (!keepsFirst) await page?.close();
}

/**
 * Has the action open the popup with the engine named in its address.
 * @param {puppeteer.Browser} browser
 * @param {string} origin
 * @param {string} engine
 */
async function chooseEngine(browser, origin, engine) {
  const page = await browser.newPage();
  await page.goto(`${origin}/options.html`);
  await page.evaluate((popup) => chrome.action.setPopup({ popup }), `popup.html?engine=${engine}`);
  await page.close();
}

/**
 * @param {LaunchOptions} options
 * @returns {Promise<Driver>}
 */
export async function launch(options) {
  const headless = options.headless ?? true;
  const proxy = options.pages && headless ? await refuseAll() : undefined;
  const browser = await puppeteer.launch({
    executablePath: program(),
    args: flags(options, proxy?.port),
    env: {
      ...process.env,
      TZ: options.timeZone ?? "UTC",
      LANGUAGE: (options.language ?? LANGUAGE).replace("-", "_"),
    },
    pipe: true,
    headless,
    ...(options.profile && { userDataDir: options.profile }),
    // Installed below: a list of directories here would not be waited for.
    enableExtensions: true,
    defaultViewport: null,
  });
  const extension = await install(browser, resolve(options.extension));
  const origin = `chrome-extension://${extension.id}`;
  await meetFirst(browser, origin, options);
  await browser.defaultBrowserContext().overridePermissions(origin, ["clipboard-read"]);
  if (options.engine && options.engine !== "auto") {
    await chooseEngine(browser, origin, options.engine);
  }
  const running = { browser, extension, options };
  /** @type {Promise<void>} */
  const ended = new Promise((gone) => {
    browser.once("disconnected", () => gone());
  });
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
      return inTab(page);
    },
    escaped: () => (proxy?.asked ?? []).filter((asked) => !OWN_SERVICES.test(asked)),
    ended,
    close: async () => {
      await end(browser);
      proxy?.close();
    },
    die: async () => {
      browser.process()?.kill("SIGKILL");
      await ended;
      proxy?.close();
    },
  };
}
