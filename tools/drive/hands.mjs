/** What a person does in popup and options that takes more than a click. */

/** @typedef {import("../drive.mjs").View} View */

/**
 * Chooses a file in the options page's section of tables; what was said of the one before is no longer said.
 * @param {View} options @param {string} name @param {string} text
 */
export function chooseList(options, name, text) {
  return options.evaluate(
    (given, called) => {
      const files = new DataTransfer();
      files.items.add(new File([given], called));
      const field = /** @type {HTMLInputElement} */ (document.getElementById("tables-file"));
      field.files = files.files;
      document.getElementById("tables-said")?.removeAttribute("data-state");
      field.dispatchEvent(new Event("change"));
    },
    text,
    name,
  );
}

/**
 * Opens a link of the popup's list, as it stands there from 1. By key: what opens moves the lines below it, and a click
 * may come before they rest.
 * @param {View} popup @param {number} nth
 */
export async function openRow(popup, nth) {
  await focusRow(popup);
  await popup.press("Home");
  for (let row = 1; row < nth; row += 1) await popup.press("ArrowDown");
  const isRtl = await popup.evaluate(() => document.documentElement.dir === "rtl");
  await popup.press(isRtl ? "ArrowLeft" : "ArrowRight");
  await popup.until(() => document.querySelector("#rows .row:focus[aria-expanded=true]"));
}

/** Moves the focus to the list's one stop of the tab key. @param {View} popup */
export async function focusRow(popup) {
  await popup.until(() => {
    const row = document.querySelector("#rows [tabindex='0']");
    /** @type {HTMLElement | null} */ (row)?.focus();
    return row && document.activeElement === row;
  });
}

/** The tab that the popup speaks of. @param {View} popup */
export function tabOf(popup) {
  return popup.evaluate(async () => {
    const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
    return front?.id ?? chrome.tabs.TAB_ID_NONE;
  });
}

/** What a browser does that lets nobody write to the clipboard. */
export const deny = () => {
  const denied = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  Object.assign(navigator.clipboard, { write: denied, writeText: denied });
};

/** Has the page behind a popup marked, and leaves it in sight. @param {import("../drive.mjs").Popup} popup */
export async function showMarks(popup) {
  await popup.click("#overlay");
  await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
  await popup.close();
}
