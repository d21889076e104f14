/**
 * Ten pages of our own, from excellent prospect to link farm, come out in the order that was written down before they
 * were read. The same natively: `tests/prospects.rs`.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { at, inEachBrowser } from "./setup.mjs";

const FOLDER = at("tests/prospects");
const written = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".html"))
  .sort();

/** Verdicts, the better first. */
const VERDICTS = ["excellent", "good", "fair", "poor", "avoid"];

const SETTINGS = { version: 1, keywords: ["tidal mill", "flour", "millstone"] };

/** @typedef {{verdict: string, place: {low: number, high: number}, sentence: {code: string}[]}} Prospect */

/** By verdict, then by the middle of the place. @param {Prospect} one @param {Prospect} other */
function better(one, other) {
  const verdict = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  return verdict || other.place.low + other.place.high - one.place.low - one.place.high;
}

inEachBrowser((context) => {
  test("ten pages come out in the order written down before", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    /** @type {{name: string, prospect: Prospect}[]} */
    const read = [];
    for (const name of written) {
      const url = `https://prospect.example/texts/${path.basename(name, ".html")}`;
      const type = "text/html; charset=utf-8";
      context.pages.put(url, { body: readFileSync(path.join(FOLDER, name)), type });
      const report = await context.click(url, (popup) => popup.report("json"));
      read.push({ name, prospect: /** @type {Prospect} */ (JSON.parse(report).prospect) });
    }
    const ordered = read.toSorted((one, other) => better(one.prospect, other.prospect));
    assert.deepEqual(
      ordered.map(({ name }) => name),
      written,
      JSON.stringify(
        read.map(({ name, prospect }) => [
          name,
          prospect.verdict,
          prospect.place,
          prospect.sentence,
        ]),
      ),
    );
    const briefly = (/** @type {number} */ index) => read[index]?.prospect.sentence[0]?.code;
    assert.equal(read[0]?.prospect.verdict, "excellent");
    assert.deepEqual([briefly(8), briefly(9)], ["sells-links", "is-farm"]);
  });
});
