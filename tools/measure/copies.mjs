/**
 * Copies of the built extension that measure: another popup, and a script that it runs in the page beside the engine.
 */

import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Where npm keeps Readability's one script. */
export const READABILITY = createRequire(import.meta.url).resolve(
  "@mozilla/readability/Readability.js",
);

/**
 * Makes such a copy; nothing of it gets into `dist/`.
 * @param {string} copy
 * @param {string[]} scripts Parts of the page's script; one of them sets `vouchStudy`.
 */
export function prepareStudy(copy, scripts) {
  prepareCopy(copy, { popup: "tools/eval/study", scripts });
}

/**
 * Makes a copy with the popup of a folder, and a page's script made of these parts.
 * @param {string} copy
 * @param {{popup: string, scripts: string[]}} parts
 */
export function prepareCopy(copy, { popup, scripts }) {
  rmSync(copy, { recursive: true, force: true });
  cpSync("dist", copy, { recursive: true });
  for (const file of ["popup.html", "popup.js"]) cpSync(`${popup}/${file}`, `${copy}/${file}`);
  const texts = scripts.map((script) => readFileSync(script, "utf8"));
  writeFileSync(`${copy}/study.js`, texts.join("\n"));
}

/**
 * Makes a copy whose popup and first script in a page take notes of what they do, and do as the extension does.
 * @param {string} copy
 * @param {{popup: string, page: string}} watchers Scripts.
 */
export function prepareWatched(copy, { popup, page }) {
  rmSync(copy, { recursive: true, force: true });
  cpSync("dist", copy, { recursive: true });
  cpSync(popup, `${copy}/watch.js`);
  const first = "<script ";
  const html = readFileSync(`${copy}/popup.html`, "utf8");
  writeFileSync(
    `${copy}/popup.html`,
    html.replace(first, `<script src="watch.js"></script>\n    ${first}`),
  );
  appendFileSync(`${copy}/names.js`, readFileSync(page));
}
