/**
 * `docs/performance.md`: its parts, one for each group of measurements, and the table of bars above them.
 * Keeps what other runs wrote of the groups that were not measured; measures nothing.
 */

import { markdown } from "../drive/table.mjs";

/** @typedef {import("./numbers.mjs").Bar} Bar */
/** What a group has to say. @typedef {{text: string, bars: Bar[]}} Part */

/** The groups and their headings, in the document's order. */
export const GROUPS = {
  reading: "Reading",
  loading: "Loading",
  overlay: "Overlay",
  memory: "Memory",
  imports: "Imports",
  sizes: "Sizes",
};
/** @typedef {keyof typeof GROUPS} Group */

const HEAD = `# How fast, how large

Made by \`./build.sh bench\` in Chromium and Firefox without a window; not edited by hand. Times depend on the machine and on
what else it does: compare ratios.`;

/** Headings begin with it, and nothing within a part does. */
const MARK = "\n## ";

/** What a document says below each heading. @param {string} text @returns {Map<string, string>} */
function sections(text) {
  const [, ...found] = text.split(MARK);
  return new Map(
    found.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end), section.slice(end).trim()];
    }),
  );
}

/** Rows of the table of bars as they stand in a document, without its head. @param {string} text */
function rowsOf(text) {
  const lines = (sections(text).get("Bars") ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2, -2).split(" | "));
}

/**
 * A document with these parts in the place of their old ones.
 * @param {string} before Empty where there is none yet.
 * @param {Map<Group, Part>} parts
 */
export function merged(before, parts) {
  const old = { sections: sections(before), rows: rowsOf(before) };
  const groups = /** @type {[Group, string][]} */ (Object.entries(GROUPS));
  const rows = groups.flatMap(([group, heading]) => {
    const part = parts.get(group);
    if (!part) return old.rows.filter(([bar]) => bar?.startsWith(`${heading}: `));
    return part.bars.map(({ bar, measured, held }) => [
      `${heading}: ${bar}`,
      measured,
      held ? "yes" : "**no**",
    ]);
  });
  const texts = groups.flatMap(([group, heading]) => {
    const text = parts.get(group)?.text ?? old.sections.get(heading);
    return text === undefined ? [] : [`${MARK}${heading}\n\n${text}\n`];
  });
  const bars = markdown([["bar", "measured", "held"], ...rows]);
  return `${HEAD}\n${MARK}Bars\n\n${bars}\n${texts.join("")}`;
}
