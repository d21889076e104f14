/**
 * Copies of the built extension that measure: another popup, and a script that it runs in the page beside the engine.
 */

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/**
 * Makes such a copy; nothing of it gets into `dist/`.
 * @param {string} copy
 * @param {string[]} scripts Parts of the page's script; one of them sets `vouchStudy`.
 */
export function prepareStudy(copy, scripts) {
  rmSync(copy, { recursive: true, force: true });
  for (const from of ["dist", "tools/eval/study"]) cpSync(from, copy, { recursive: true });
  const parts = scripts.map((script) => readFileSync(script, "utf8"));
  writeFileSync(`${copy}/study.js`, parts.join("\n"));
}
