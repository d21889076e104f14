/**
 * `./build.sh eval`: how well labelled pages are read, into docs/accuracy.md.
 * Scores nothing itself: the labels' own scorer does.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdown } from "./drive/table.mjs";

const REPORTS = "out/reports.jsonl";
const DOCUMENT = "docs/accuracy.md";

/** @typedef {{links: number, precision: number, recall: number, f1: number, accuracy: number}} Binary */
/**
 * @typedef {object} Classes
 * @property {number} links
 * @property {number} accuracy
 * @property {number} macro_f1
 * @property {Record<string, {n: number, precision: number, recall: number, f1: number}>} classes
 */
/**
 * What the scorer says.
 * @typedef {object} Score
 * @property {number} pages
 * @property {number} pages_expected
 * @property {string[]} broken
 * @property {Record<string, number>} missing_links
 * @property {Binary} main
 * @property {Record<string, Binary>} main_by
 * @property {Classes} context
 * @property {Classes} anchor
 */

/**
 * Runs a program to its end; what it prints to standard output goes where told.
 * @param {string} program
 * @param {string[]} given
 * @param {"inherit" | "pipe" | number} output
 */
function run(program, given, output) {
  const done = spawnSync(program, given, {
    stdio: ["ignore", output, "inherit"],
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${given[0]} ended with ${done.status}`);
  return done.stdout ?? "";
}

/**
 * What no change may fall below on the set it was tuned on; a little under what was reached, so that one link more or
 * less decides nothing.
 * @type {[what: string, floor: number, of: (score: Score) => number][]}
 */
const FLOORS = [
  ["pages read", 1, (score) => score.pages / score.pages_expected],
  ["labelled links found", 1, (score) => (Object.keys(score.missing_links).length ? 0 : 1)],
  ["main or boilerplate, F1", 0.95, (score) => score.main.f1],
  ["context, accuracy", 0.92, (score) => score.context.accuracy],
  ["anchor, accuracy", 0.93, (score) => score.anchor.accuracy],
];

/** @param {number} share */
const figure = (share) => share.toFixed(3);

/** @param {string} title @param {Classes} classes */
function classTable(title, { links, accuracy, macro_f1, classes }) {
  const rows = Object.entries(classes).map(([name, { n, precision, recall, f1 }]) => [
    name,
    String(n),
    ...[precision, recall, f1].map(figure),
  ]);
  return [
    `## ${title}`,
    `${links} links: accuracy ${figure(accuracy)}, mean F1 of the classes ${figure(macro_f1)}.`,
    markdown([["class", "links", "precision", "recall", "F1"], ...rows]),
  ].join("\n\n");
}

/** @param {Score} score */
function accuracy(score) {
  const missing = Object.values(score.missing_links).reduce((sum, count) => sum + count, 0);
  const main = Object.entries({ all: score.main, ...score.main_by });
  return `# How well links are read

Made by \`./build.sh eval\` from labelled pages beside the checkout (\`../shared/corpus\`); not edited by hand.
The pages are read in Chromium by the built extension, without style sheets and images.
${score.pages} of ${score.pages_expected} pages read, ${missing} labelled links not found.

## Main content or boilerplate

Links in \`body\`, \`list\`, \`reference\` and \`infobox\` are main content; in forums those in \`comment\` too.

${markdown([
  ["pages", "links", "precision", "recall", "F1", "accuracy"],
  ...main.map(([name, { links, precision, recall, f1, accuracy }]) => [
    name,
    String(links),
    ...[precision, recall, f1, accuracy].map(figure),
  ]),
])}

${classTable("Where a link stands", score.context)}

${classTable("What its anchor is", score.anchor)}
`;
}

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: "../shared/corpus" },
    errors: { type: "string", default: "0" },
  },
});
const split = join(values.corpus, "dev");
const scorer = join(values.corpus, "score.py");
if (!existsSync(join(split, "pages.jsonl"))) {
  process.stdout.write(`no labelled pages in ${values.corpus}: nothing measured\n`);
} else {
  mkdirSync("out", { recursive: true });
  mkdirSync("docs", { recursive: true });
  const list = join(split, "pages.jsonl");
  run(process.execPath, ["tools/analyze.mjs", "--pages", list], openSync(REPORTS, "w"));
  run("python3", [scorer, REPORTS, split, "--errors", values.errors], "inherit");
  const score = JSON.parse(run("python3", [scorer, REPORTS, split, "--json"], "pipe"));
  writeFileSync(DOCUMENT, accuracy(score));
  process.stdout.write(`\nwritten to ${DOCUMENT}\n`);
  const below = FLOORS.filter(([, floor, of]) => of(score) < floor);
  for (const [what, floor, of] of below) {
    process.stderr.write(`${what}: ${figure(of(score))} is below ${figure(floor)}\n`);
  }
  process.exitCode = below.length > 0 ? 1 : 0;
}
