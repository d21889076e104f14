// Lists what ran and passed for each rule of docs/rules.md: `rules.mjs LOG`, the log of one run of all checks.
// Fails where a rule has nothing; reads only what the test runners said.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** The number, title and place of each rule, as the table has them. */
function rules() {
  const rows = readFileSync(`${ROOT}docs/rules.md`, "utf8").matchAll(
    /^\| (R\d\d) \| (.+) \| (.+) \|$/gm,
  );
  return [...rows].map(([, number = "", title = "", where = ""]) => ({ number, title, where }));
}

/** `r20_r21_trees` shows R20 and R21. @param {string} test */
function shown(test) {
  const [numbers = ""] = test.match(/^(?:r\d\d(?:[_-]|\b))+/) ?? [];
  return (numbers.match(/r\d\d/g) ?? []).map((number) => number.toUpperCase());
}

/** Each test that passed and the suite it ran in, in order. @param {string} log */
function* passed(log) {
  let check = "";
  let suite = "";
  for (const line of log.split("\n")) {
    const begun = line.match(/^== (.+)$/)?.[1];
    const target = line.match(/^ +Running (?:unittests )?(\S+)/)?.[1];
    const browser = line.match(/^▶ (\w+)$/)?.[1];
    if (begun) [check, suite] = [begun, begun];
    if (target) suite = target.replace(/^.*\/|\.rs$/g, "").replace(/^lib$/, "units");
    if (browser) suite = `${check} ${browser}`;
    const rust = line.match(/^test (?:\w+::)*(\w+) \.\.\. ok$/)?.[1];
    const node = line.match(/^ *✔ (.+) \([\d.]+ms\)$/)?.[1];
    const test = rust ?? node;
    if (test) yield { test, suite: browser ?? suite };
  }
}

/** @param {string} log */
function bySuites(log) {
  /** @type {Map<string, Map<string, number>>} */
  const all = new Map();
  for (const { test, suite } of passed(log)) {
    for (const number of shown(test)) {
      const suites = all.get(number) ?? new Map();
      all.set(number, suites.set(suite, (suites.get(suite) ?? 0) + 1));
    }
  }
  return all;
}

/** What is wrong with the row, or nothing. @param {{number: string, where: string}} rule @param {boolean} tested */
function fault({ number, where }, tested) {
  const pending = where.startsWith("pending: ");
  if (pending) return tested ? `${number} has tests and is pending` : undefined;
  if (!tested) return `${number} has no test that ran and passed`;
  const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = ""]) => place);
  const missing = places.find((place) => !existsSync(ROOT + place));
  return missing && `${number} names ${missing}, which is not there`;
}

const all = rules();
const suites = bySuites(readFileSync(process.argv[2] ?? "", "utf8"));
const faults = [...suites.keys()]
  .filter((number) => all.every((rule) => rule.number !== number))
  .map((number) => `${number} is in no table`);
if (all.some(({ number }, at) => Number(number.slice(1)) !== at + 1) || all.length !== 40)
  faults.push("docs/rules.md does not hold R01 to R40 in order");
for (const rule of all) {
  const own = [...(suites.get(rule.number) ?? [])].map(([suite, count]) => `${suite}: ${count}`);
  const none = rule.where.startsWith("pending: ") ? rule.where : "NONE";
  console.log(`${rule.number}  ${own.join(", ") || none}  (${rule.title})`);
  faults.push(...[fault(rule, own.length > 0) ?? []].flat());
}
for (const each of faults) console.error(each);
process.exitCode = faults.length > 0 ? 1 : 0;
