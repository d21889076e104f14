/** The built extension as one more language would show it: from right to left, in words made of the English ones. */

import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {Record<string, {message: string}>} Catalog */

/** @param {string} folder The extension's. @param {string} language @returns {Catalog} */
export const catalog = (folder, language) =>
  JSON.parse(readFileSync(join(folder, "_locales", language, "messages.json"), "utf8"));

/**
 * A copy with a catalog for `ar`, in a folder that is the caller's to remove.
 * @param {string} extension Folder of the built extension.
 */
export function mirrored(extension) {
  const folder = mkdtempSync(join(tmpdir(), "vouch-rtl-"));
  cpSync(extension, folder, { recursive: true });
  const arabic = Object.entries(catalog(folder, "en")).map(([key, { message }]) => [
    key,
    // Letters of marks have room for one.
    { message: message.length > 1 ? `س ${message}` : message },
  ]);
  /** @type {Catalog} */
  const messages = Object.fromEntries(arabic);
  messages.catalog_language = { message: "ar" };
  messages.catalog_direction = { message: "rtl" };
  messages.catalog_plurals = { message: "one|other" };
  mkdirSync(join(folder, "_locales", "ar"));
  writeFileSync(join(folder, "_locales", "ar", "messages.json"), JSON.stringify(messages));
  return folder;
}
