/**
 * Rows of text as a table, for a terminal or a document.
 * Measures characters, not their width on screen.
 */

/** Longer cells are cut. */
const WIDEST = 48;

/** @param {string} text */
function cell(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > WIDEST ? `${line.slice(0, WIDEST - 1)}…` : line;
}

/**
 * The rows, the first as the head, in columns two spaces apart.
 * @param {string[][]} rows
 */
export function table(rows) {
  const cells = rows.map((row) => row.map(cell));
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => (row[at] ?? "").length)),
  );
  const lines = cells.map((row) => row.map((text, at) => text.padEnd(widths[at] ?? 0)).join("  "));
  lines.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  return lines.map((line) => line.trimEnd()).join("\n");
}

/**
 * The rows, the first as the head, as Markdown; all columns but the first hold numbers.
 * @param {string[][]} rows
 */
export function markdown(rows) {
  const lines = rows.map((row) => `| ${row.join(" | ")} |`);
  lines.splice(1, 0, `|${rows[0]?.map((_, at) => (at === 0 ? "---|" : "---:|")).join("")}`);
  return lines.join("\n");
}
