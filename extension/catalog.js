// The words of the language that the browser has chosen among the folders of _locales: the browser alone knows them all.
// A message of each catalog says which one it is, so that no code lists languages.

/** The language's tag, such as `pt-BR`. */
const language = () => chrome.i18n.getMessage("catalog_language");

/** @returns {Promise<string>} the catalog, as JSON */
export async function catalog() {
  const folder = language().replaceAll("-", "_");
  const response = await fetch(chrome.runtime.getURL(`_locales/${folder}/messages.json`));
  return response.text();
}

/**
 * Says of a page of ours what language it is in, and what it has to say before the engine speaks.
 * @param {Document} page
 */
export function open(page) {
  page.documentElement.lang = language();
  page.documentElement.dir = chrome.i18n.getMessage("catalog_direction");
  for (const element of page.querySelectorAll("[data-early]")) {
    element.textContent = chrome.i18n.getMessage(element.getAttribute("data-early") ?? "");
  }
}
