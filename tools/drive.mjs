/**
 * One interface to a real browser with the built extension in it, the same for Chromium and Firefox.
 * Knows nothing of what the extension says about a page.
 */

/** @typedef {import("./drive/pages.mjs").Pages} Pages */
/** @typedef {"chromium" | "firefox"} BrowserName */

/**
 * How to start a browser. The device ratio is 1.
 * @typedef {object} LaunchOptions
 * @property {BrowserName} browser
 * @property {string} extension Directory of the built extension.
 * @property {Pages} [pages] All that the browser gets to see: nothing leaves the machine. Without it: the real network.
 * @property {"auto" | "wasm" | "js"} [engine] Which engine reads; "auto" (the default) is what a person gets.
 * @property {string} [language] The browser's own, as a tag; "en-US".
 * @property {string} [timeZone] Where its clocks are, by the time zone database's name; "UTC".
 * @property {{width: number, height: number}} [size] The page's viewport in CSS pixels; 1280x800.
 * @property {"light" | "dark"} [colorScheme] What the person prefers; "light".
 * @property {boolean} [forcedColors] Whether the system's few colors take the place of all that pages have.
 * @property {boolean} [reducedMotion] Whether the person prefers that nothing moves.
 * @property {string} [profile] Directory of a profile that outlives the browser, the caller's to remove; one that is gone with it otherwise.
 * @property {boolean} [keepsFirst] Whether the page that the extension opens once it is installed stays; it is closed before anything else otherwise.
 * @property {boolean} [headless] Without a window, the default. With one, what `pages` does not hold comes from the network.
 */

/**
 * A document that a test can reach into. A function given is sent as text: it sees its arguments and that document, nothing else.
 * @typedef {object} View
 * @property {<T, A extends unknown[]>(run: (...given: A) => T | Promise<T>, ...given: A) => Promise<T>} evaluate Runs it there; arguments and answer are plain data.
 * @property {<A extends unknown[]>(holds: (...given: A) => unknown, ...given: A) => Promise<void>} until Waits, at most 10 s, until it answers something true.
 * @property {(selector: string) => Promise<void>} click A real click into its middle.
 * @property {(selector: string) => Promise<void>} hover Moves the real pointer over its middle.
 * @property {(selector: string, text: string) => Promise<void>} fill Empties the field and types the text.
 * @property {(keys: string) => Promise<void>} press Real keys: `Tab`, `Enter`, `Shift+Tab`.
 * @property {(selector: string) => Promise<string>} text The element's text as rendered (`innerText`), trimmed.
 * @property {(path: string) => Promise<void>} screenshot A PNG.
 * @property {(form?: "text/plain" | "text/html") => Promise<string>} clipboard What the clipboard holds in this form, its text if none is named, read without taking the focus from this view.
 * @property {() => Promise<void>} close
 */

/**
 * A tab's document.
 * @typedef {object} TabOnly
 * @property {(size: {width: number, height: number}) => Promise<void>} resize Gives the viewport another size, in CSS pixels; without a window only.
 * @typedef {View & TabOnly} Tab
 */

/**
 * What is held of all worlds of a tab: nodes and listeners where a browser tells, and bytes, of its scripts in Chromium, of its
 * whole process in Firefox.
 * @typedef {{nodes?: number, listeners?: number, heap: number}} Held
 */

/**
 * A tab with a page in it.
 * @typedef {object} PageOnly
 * @property {(url: string) => Promise<void>} goto Ends when the page has loaded.
 * @property {() => Promise<Popup>} action A real click on the extension's button (a true activeTab grant); ends when the popup's own scripts have run.
 * @property {(keys: string) => Promise<void>} [shortcut] Real keys that the browser itself sees, extension commands too: `Alt+Shift+K`; where a browser can be driven so.
 * @property {(name: string) => Promise<void>} [command] Tells the extension's worker of a command as its keys would, once the page's action was clicked; where there is no `shortcut`.
 * @property {() => Promise<Popup>} [popup] The popup that a shortcut opens; where there is `shortcut`.
 * @property {() => Promise<Held>} held What it holds in memory once nothing is left to collect.
 * @property {() => Promise<string>} html `document.documentElement.outerHTML`
 * @typedef {Tab & PageOnly} Page
 */

/**
 * The extension's popup, open on a page.
 * @typedef {object} PopupOnly
 * @property {() => Promise<"complete" | "restricted" | "error">} settled Ends when the completed answer, or a sentence in its place, is shown.
 * @property {(format: "json" | "markdown" | "tsv" | "csv" | "snapshot") => Promise<string>} report The whole report, or the snapshot it rests on.
 * @property {number} [clicked] When the button was clicked that opened it, in milliseconds since 1970; none where a shortcut did.
 * @property {() => Promise<number>} firstAnswer Milliseconds from the popup's timeOrigin to the first answer shown.
 * @typedef {View & PopupOnly} Popup
 */

/**
 * A running browser with one extension and a profile of its own.
 * @typedef {object} Driver
 * @property {string} origin The extension's own, such as `chrome-extension://<id>`; no slash at the end.
 * @property {(url: string) => Promise<Page>} open A new tab, in front, with the page loaded.
 * @property {(path: string) => Promise<Tab>} extensionPage A page of the extension, such as `options.html`, in a tab.
 * @property {() => string[]} escaped Addresses or hosts that anything in the browser asked the network for in spite of `pages`.
 * @property {Promise<void>} ended Settles when the browser is gone, closed by a person or by `close`.
 * @property {() => Promise<void>} close Never fails, never hangs.
 * @property {() => Promise<void>} die Ends it as a crash does: none of its processes gets to do anything more.
 */

/** @type {Record<BrowserName, () => Promise<{launch: (options: LaunchOptions) => Promise<Driver>}>>} */
const DRIVERS = {
  chromium: () => import("./drive/chromium.mjs"),
  firefox: () => import("./drive/firefox.mjs"),
};

/**
 * The browsers to test in: both, or the one that the environment's `VOUCH_BROWSER` names.
 * @type {BrowserName[]}
 */
export const BROWSERS = /** @type {BrowserName[]} */ (Object.keys(DRIVERS)).filter(
  (name) => !process.env.VOUCH_BROWSER || process.env.VOUCH_BROWSER === name,
);

/**
 * Starts a browser.
 * @param {LaunchOptions} options
 * @returns {Promise<Driver>}
 */
export async function launch(options) {
  const driver = await DRIVERS[options.browser]();
  return driver.launch(options);
}

/**
 * Stores settings as the options page does: through the engine's one check.
 * @param {Driver} driver
 * @param {string} json
 */
export async function saveSettings(driver, json) {
  const page = await driver.extensionPage("options.html");
  try {
    await page.evaluate(async (given) => {
      await globalThis.vouchReady;
      const checked = JSON.parse(String(await globalThis.vouchGlue.check_settings?.(given)));
      if (checked.error) throw new Error(checked.error);
      await chrome.storage.local.set({ settings: checked.ok });
    }, json);
  } finally {
    await page.close();
  }
}
