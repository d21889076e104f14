/**
 * `./build.sh eval`: how well labelled pages are read, beside what others make of them, into docs/accuracy.md.
 * The door: what is measured, and how, is `eval/`'s.
 */

import { existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { authority } from "./eval/authority.mjs";
import { commonClasses } from "./eval/common.mjs";
import { confidence } from "./eval/confidence.mjs";
import { findCorpus, readLabels, Unusable } from "./eval/corpus.mjs";
import { accuracyDocument } from "./eval/document.mjs";
import { writeErrors } from "./eval/errors.mjs";
import { fallen, fallenAreas, missingAreas, skipped } from "./eval/floors.mjs";
import { halves } from "./eval/halves.mjs";
import { agree, judge } from "./eval/judged.mjs";
import { byPathRules, byReadability, prepare, runContest, writeReports } from "./eval/others.mjs";
import { rankings, readSets } from "./eval/relevance.mjs";
import { run, score } from "./eval/score.mjs";
import { relevanceSection } from "./eval/tables.mjs";
import { times } from "./eval/times.mjs";

const USUAL = "../shared/corpus";
const TEXTS = "../shared/relevance";
const RANKED = "../shared/authority";
const DOCUMENT = "docs/accuracy.md";
const REPORTS = "out/reports.jsonl";
const ERRORS = "out/errors.tsv";

const USAGE = `usage: ./build.sh eval [OPTIONS]

  --corpus DIR   labelled pages: pages.jsonl, links.jsonl, contexts.jsonl in DIR or a folder of it; ${USUAL}
  --relevance DIR
                 texts by topic: NAME_*.jsonl.gz and profiles.json, keywords by NAME and topic; ${TEXTS}.
                 Where there are no labelled pages, only these are ranked
  --authority DIR
                 majestic_top15k.csv.gz and cc_webgraph_domains.csv.gz, ranked domains that the table of sites is held
                 against; ${RANKED}
  --alone        only Vouch, in Chromium: no Readability, no path rules, no times, ${DOCUMENT} left as it is; what
                 \`./build.sh test\` does

Writes ${DOCUMENT} only of the usual folders: figures of others are shown.
Fails where a figure on ${USUAL} falls below what was reached, or the relevance of sets named web or news below its bar;
of these ${TEXTS} has to have both.`;

/** @typedef {import("./eval/corpus.mjs").Corpus} Corpus */

/**
 * What the others make of the pages, and the times in both browsers.
 * @param {Corpus} corpus
 */
async function contest(corpus) {
  prepare();
  const chromium = await runContest("chromium", corpus.list);
  const firefox = await runContest("firefox", corpus.list);
  writeReports("out/readability.jsonl", chromium, byReadability);
  writeReports("out/path-rules.jsonl", chromium, byPathRules);
  /** @type {[name: string, score: import("./eval/score.mjs").Score][]} */
  const others = [
    ["Readability", score(corpus, "out/readability.jsonl")],
    ["path rules", score(corpus, "out/path-rules.jsonl")],
  ];
  return { others, times: [...times("Chromium", chromium), ...times("Firefox", firefox)] };
}

/** @typedef {{alone: boolean, corpus: string, authority: string, relevance?: string | undefined}} Given */

/** Whether every folder is the one whose figures the document has. @param {Given} given */
const isUsual = ({ corpus, authority: lists, relevance }) =>
  [corpus, lists, relevance ?? TEXTS].join() === [USUAL, RANKED, TEXTS].join();

/**
 * @param {Corpus} corpus
 * @param {import("./eval/relevance.mjs").Texts[]} texts
 * @param {Given} given
 */
async function evaluate(corpus, texts, given) {
  const { alone, authority: lists } = given;
  run(process.execPath, ["tools/analyze.mjs", "--pages", corpus.list], openSync(REPORTS, "w"));
  const scored = score(corpus, REPORTS);
  const judged = judge(readLabels(corpus), REPORTS);
  agree(judged, scored);
  const measured = {
    score: scored,
    halves: halves(judged),
    confidence: confidence(judged.contexts),
    common: commonClasses(scored.context, judged.contexts),
    authority: held(lists),
    ranked: await rankings(texts),
    ...(alone ? { others: [], times: [] } : await contest(corpus)),
  };
  const text = accuracyDocument(measured);
  process.stdout.write(text);
  if (!alone && isUsual(given)) {
    writeFileSync(DOCUMENT, text);
    process.stdout.write(`\nwritten to ${DOCUMENT}\n`);
  } else if (!alone) {
    process.stdout.write(`\n${DOCUMENT} is left as it is: not every folder is the usual one\n`);
  }
  process.stdout.write(`\n${writeErrors(ERRORS, judged)} wrong links in ${ERRORS}\n`);
  return measured;
}

/** The texts that were asked for, or the usual ones where they are. @param {string | undefined} given */
function texts(given) {
  if (given !== undefined || existsSync(TEXTS)) return readSets(given ?? TEXTS);
  process.stdout.write(`no texts in ${TEXTS}: relevance is not measured\n`);
  return [];
}

/** What ranked lists say of the built-in bands. @param {string} folder */
function held(folder) {
  const lists = authority(folder);
  if (lists.length === 0) {
    process.stdout.write(`no ranked lists in ${folder}: bands are not compared\n`);
  }
  return lists;
}

/** Texts alone, where there are no labelled pages. @param {import("./eval/relevance.mjs").Texts[]} sets @param {string | undefined} given */
async function rankAlone(sets, given) {
  const ranked = await rankings(sets);
  process.stdout.write(`${relevanceSection({ ranked })}\n`);
  return belowBars(ranked, given);
}

/** What of the relevance is below its bar, or was not measured though it has one. @param {import("./eval/relevance.mjs").Ranked[]} ranked @param {string | undefined} given */
function belowBars(ranked, given) {
  const isUsual = given === TEXTS || (given === undefined && ranked.length > 0);
  return [...fallenAreas(ranked), ...(isUsual ? missingAreas(ranked) : [])];
}

const { values } = parseArgs({
  options: {
    corpus: { type: "string", default: USUAL },
    relevance: { type: "string" },
    authority: { type: "string", default: RANKED },
    alone: { type: "boolean", default: false },
    help: { type: "boolean", short: "h" },
  },
});

/** What is below its floor, a line each. @returns {Promise<string[]>} */
async function measure() {
  const corpus = findCorpus(values.corpus, USUAL);
  if (!corpus && values.relevance === undefined) {
    throw new Unusable(
      `no labelled pages in ${values.corpus}: give --corpus DIR, or --relevance DIR to rank texts alone`,
    );
  }
  const sets = texts(values.relevance);
  mkdirSync("out", { recursive: true });
  if (!corpus) {
    process.stdout.write(`no labelled pages in ${values.corpus}: only relevance is measured\n`);
    return rankAlone(sets, values.relevance);
  }
  const measured = await evaluate(corpus, sets, values);
  const isUsual = values.corpus === USUAL;
  if (isUsual) for (const line of skipped(measured)) process.stdout.write(`${line}\n`);
  const below = isUsual ? fallen(measured) : [];
  return [...below, ...belowBars(measured.ranked, values.relevance)];
}

if (values.help) {
  process.stdout.write(`${USAGE}\n`);
} else {
  try {
    const below = await measure();
    for (const line of below) process.stderr.write(`${line}\n`);
    process.exitCode = below.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`eval: ${error.message}\n`);
    process.exitCode = 1;
  }
}
