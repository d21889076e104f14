/** Copies of the built extension in which something fails, each in a folder that is the caller's to remove. */

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @param {string} extension Folder of the built extension. */
function copy(extension) {
  const folder = mkdtempSync(join(tmpdir(), "vouch-damaged-"));
  cpSync(extension, folder, { recursive: true });
  return folder;
}

/** One whose engine starts in neither form. @param {string} extension */
export function broken(extension) {
  const folder = copy(extension);
  writeFileSync(join(folder, "page.wasm.gz"), "no module");
  writeFileSync(join(folder, "page-twin.js"), `globalThis.vouchTwin = () => ({});\n"";\n`);
  return folder;
}

/** One whose own pages have no engine that starts. @param {string} extension */
export function speechless(extension) {
  const folder = copy(extension);
  writeFileSync(join(folder, "views.wasm"), "no module");
  return folder;
}

/** One whose own pages have an engine that takes for ever to start. @param {string} extension */
export function starting(extension) {
  const folder = copy(extension);
  const script = join(folder, "views.js");
  const never = "\nglobalThis.vouchGlue = () => new Promise(() => {});\n";
  writeFileSync(script, readFileSync(script, "utf8") + never);
  return folder;
}

/** One whose engine takes for ever to start. @param {string} extension */
export function waiting(extension) {
  const folder = copy(extension);
  const script = join(folder, "content.js");
  const never = "globalThis.vouchStart = () => new Promise(() => {});\n";
  writeFileSync(script, never + readFileSync(script, "utf8"));
  return folder;
}
