/**
 * Functions that run in Firefox's own window, sent there as text: each sees its arguments and that window, nothing else.
 * They reach what WebDriver does not: the extension's button, its popup, its shortcuts, the clipboard.
 */

/**
 * Lets WebDriver find extension popups, which are no tabs, and puts the extension's button on the toolbar.
 * @param {string} extension The extension's id.
 */
export function prepare(extension) {
  const { ChromeUtils, CustomizableUI, document } = /** @type {any} */ (globalThis);
  const { NavigableManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs",
  );
  const { ExtensionCommon } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionCommon.sys.mjs",
  );
  const inTabs = NavigableManager.getBrowserById.bind(NavigableManager);
  NavigableManager.getBrowserById = (/** @type {string} */ id) => {
    const popup = document.querySelector("panel browser.webextension-popup-browser");
    return popup && NavigableManager.getIdForBrowser(popup) === id ? popup : inTabs(id);
  };
  const widget = `${ExtensionCommon.makeWidgetId(extension)}-browser-action`;
  CustomizableUI.addWidgetToArea(widget, CustomizableUI.AREA_NAVBAR);
  return widget;
}

/**
 * Has Firefox choose this language, as if it were installed: the browser's own texts stay English, extensions are asked.
 * @param {string} language
 */
export function speak(language) {
  const { Services } = /** @type {any} */ (globalThis);
  Services.locale.availableLocales = [language, "en-US"];
  Services.locale.requestedLocales = [language];
}

/**
 * Clicks the extension's button as a mouse does; when, in milliseconds since 1970.
 * @param {string} widget
 */
export function clickButton(widget) {
  const { CustomizableUI, window } = /** @type {any} */ (globalThis);
  const { node } = CustomizableUI.getWidget(widget).forWindow(window);
  const button = node.querySelector(".unified-extensions-item-action-button");
  const { x, y, width, height } = button.getBoundingClientRect();
  const clicked = Date.now();
  for (const type of ["mousemove", "mousedown", "mouseup"]) {
    window.synthesizeMouseEvent(type, x + width / 2, y + height / 2, { clickCount: 1 });
  }
  return clicked;
}

/**
 * The popup's WebDriver id, once it is open.
 * @returns {Promise<string>}
 */
export async function shownPopup() {
  const { ChromeUtils, document, window } = /** @type {any} */ (globalThis);
  const { NavigableManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs",
  );
  const find = () => {
    const popup = document.querySelector("panel browser.webextension-popup-browser");
    return popup?.closest("panel").state === "open" ? popup : undefined;
  };
  while (!find()) {
    await new Promise((shown) =>
      window.addEventListener("popupshown", shown, { capture: true, once: true }),
    );
  }
  const popup = find();
  // What the ids are kept by; only tabs come with one.
  popup.permanentKey ??= {};
  return NavigableManager.getIdForBrowser(popup);
}

/** Closes the open popup, if there is one, and waits until it is gone: the button would only close it otherwise. */
export async function closePopup() {
  const { document } = /** @type {any} */ (globalThis);
  const popup = document.querySelector("panel browser.webextension-popup-browser");
  const panel = popup?.closest("panel");
  if (!panel || panel.state === "closed") return;
  await new Promise((resolve) => {
    panel.addEventListener("popuphidden", resolve, { once: true });
    panel.hidePopup();
  });
}

/**
 * Presses keys on the browser itself, so that extension commands see them, which those pressed on a page never reach.
 * @param {{key: string, code: string, keyCode: number}[]} keys Held down together, modifiers first.
 */
export function pressKeys(keys) {
  const { Cc, Ci, KeyboardEvent, window } = /** @type {any} */ (globalThis);
  const hands = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (!hands.beginInputTransactionForTests(window)) throw new Error("the keyboard is in use");
  const events = keys.map((key) => new KeyboardEvent("", key));
  for (const event of events) hands.keydown(event);
  for (const event of events.reverse()) hands.keyup(event);
}

/** What the clipboard holds in a form, such as `text/plain`; empty when it holds none. @param {string} form */
export function readClipboard(form) {
  const { Cc, Ci, Services } = /** @type {any} */ (globalThis);
  const content = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  content.init(null);
  content.addDataFlavor(form);
  Services.clipboard.getData(content, Ci.nsIClipboard.kGlobalClipboard);
  /** @type {any} */
  const found = {};
  try {
    content.getTransferData(form, found);
  } catch {
    return "";
  }
  return found.value.QueryInterface(Ci.nsISupportsString).data;
}

/**
 * Bytes that the process of the tab in front has allocated once nothing is left to collect: those of scripts and all others.
 * @returns {Promise<number>}
 */
export async function heldInFront() {
  const { gBrowser } = /** @type {any} */ (globalThis);
  // Runs in that process.
  const measure = async (/** @type {(bytes: number) => void} */ tell) => {
    const { Cc, Ci } = /** @type {any} */ (globalThis);
    const contract = "@mozilla.org/memory-reporter-manager;1";
    const manager = Cc[contract].getService(Ci.nsIMemoryReporterManager);
    await new Promise((done) => manager.minimizeMemoryUsage(done));
    tell(manager.heapAllocated + manager.JSMainRuntimeGCHeap);
  };
  const { messageManager } = gBrowser.selectedBrowser;
  const message = "held";
  const told = new Promise((resolve) => {
    messageManager.addMessageListener(message, function hear(/** @type {any} */ { data }) {
      messageManager.removeMessageListener(message, hear);
      resolve(data);
    });
  });
  const tell = `(bytes) => sendAsyncMessage("${message}", bytes)`;
  const script = encodeURIComponent(`(${measure})(${tell})`);
  messageManager.loadFrameScript(`data:application/javascript,${script}`, false);
  return told;
}
