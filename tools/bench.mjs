/**
 * `./build.sh bench`: what reading, loading, marks, memory and imports cost in both browsers, beside others, and how large
 * the package is, into docs/performance.md. The door: what is measured, and how, is `bench/`'s.
 * Fails where a bar is not held.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { GROUPS, merged } from "./bench/document.mjs";
import { importing } from "./bench/imports.mjs";
import { loading } from "./bench/loading.mjs";
import { memory } from "./bench/memory.mjs";
import { overlay } from "./bench/overlay.mjs";
import { reading } from "./bench/reading.mjs";
import { sizes } from "./bench/sizes.mjs";
import { say } from "./bench/tabs.mjs";

const DOCUMENT = "docs/performance.md";

const USAGE = `usage: ./build.sh bench [--only GROUP]
       ./build.sh bench --native [NAME]

  --only GROUP   measure one group alone and leave the others' parts of ${DOCUMENT} as they are:
                 ${Object.keys(GROUPS).join(", ")}
  --native       parts of the core by themselves, without a browser

Writes ${DOCUMENT}. Fails where a bar is not held.`;

/** @typedef {import("./bench/document.mjs").Group} Group */
/** @typedef {import("./bench/document.mjs").Part} Part */

/** @type {Record<Group, () => Promise<Part>>} */
const MEASURED = { reading, loading, overlay, memory, imports: importing, sizes };

/** @param {Group[]} groups */
async function measure(groups) {
  /** @type {Map<Group, Part>} */
  const parts = new Map();
  for (const group of groups) {
    say(GROUPS[group].toLowerCase());
    const part = await MEASURED[group]();
    parts.set(group, part);
    // What is measured is kept, whatever becomes of the rest.
    mkdirSync("docs", { recursive: true });
    const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
    writeFileSync(DOCUMENT, merged(before, new Map([[group, part]])));
  }
  const missed = [...parts].flatMap(([group, { bars }]) =>
    bars
      .filter(({ held }) => !held)
      .map(({ bar, measured }) => `${GROUPS[group]}: ${bar}: ${measured}`),
  );
  process.stdout.write(readFileSync(DOCUMENT, "utf8"));
  for (const line of missed) process.stderr.write(`not held: ${line}\n`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

const { values } = parseArgs({
  options: { only: { type: "string" }, help: { type: "boolean", short: "h" } },
});
const groups = /** @type {Group[]} */ (Object.keys(GROUPS));
const chosen = groups.filter((group) => values.only === undefined || group === values.only);
if (values.help) {
  process.stdout.write(`${USAGE}\n`);
} else if (chosen.length === 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  await measure(chosen);
}
