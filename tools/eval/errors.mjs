/**
 * The labelled links that were read wrongly, page by page, as a sheet to study.
 */

import { writeFileSync } from "node:fs";

/** @typedef {import("./judged.mjs").Judged} Judged */

const HEAD = ["page", "index", "label", "expected", "got", "confidence", "text", "url", "reasons"];

/** @param {unknown} value */
const cell = (value) => String(value).replace(/\s+/g, " ").trim();

/** @param {string} label @param {Judged} judged */
function row(label, { page, index, expected, read, link }) {
  const got = label === "main" ? `${read}: ${link?.context ?? "missing"}` : read;
  const said = [link?.confidence ?? "", link?.text ?? "", link?.url ?? ""];
  return [page, index, label, expected, got, ...said, JSON.stringify(link?.reasons ?? [])];
}

/**
 * Writes the sheet; answers how many rows it has.
 * @param {string} path
 * @param {import("./judged.mjs").AllJudged} judged
 */
export function writeErrors(path, { main, contexts }) {
  /** @param {Judged} judged */
  const wrong = ({ expected, read }) => expected !== read;
  const rows = [
    ...main.filter(wrong).map((judged) => row("main", judged)),
    ...contexts.filter(wrong).map((judged) => row("context", judged)),
  ];
  // Stable: links of a page stay in their order, those by context after those by main content.
  rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : Number(String(a) > String(b))));
  const lines = [HEAD, ...rows].map((cells) => `${cells.map(cell).join("\t")}\n`);
  writeFileSync(path, lines.join(""));
  return rows.length;
}
