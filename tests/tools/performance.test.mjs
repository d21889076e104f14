/** What the command that measures makes of its numbers. No browser is asked. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { article } from "../../tools/bench/article.mjs";
import { merged } from "../../tools/bench/document.mjs";
import { atMost, figure, ratio } from "../../tools/bench/numbers.mjs";

/** @param {string} text @param {import("../../tools/bench/numbers.mjs").Bar[]} [bars] */
const part = (text, bars = []) => ({ text, bars });

describe("the document", () => {
  const whole = merged(
    "",
    new Map([
      ["reading", part("What was read.", [atMost("the floor, Chromium", 12.3, 3)])],
      ["sizes", part("| part | plain |\n|---|---:|\n| all | 1 |")],
      ["memory", part("What is left.", [atMost("no node", 0, 0)])],
    ]),
  );

  test("says of each bar what was measured and whether it holds, above the parts", () => {
    const table = [
      "| bar | measured | held |",
      "|---|---:|---:|",
      "| Reading: the floor, Chromium | 12 | **no** |",
      "| Memory: no node | 0.00 | yes |",
    ].join("\n");
    assert.ok(whole.includes(`## Bars\n\n${table}\n`), whole);
    const headings = whole.split("\n").filter((line) => line.startsWith("## "));
    assert.deepEqual(headings, ["## Bars", "## Reading", "## Memory", "## Sizes"]);
  });

  test("is the same once nothing was measured anew", () => {
    assert.equal(merged(whole, new Map()), whole);
  });

  test("keeps what was measured of other groups, to the byte", () => {
    const anew = merged(
      whole,
      new Map([["reading", part("Read again.", [atMost("the floor, Chromium", 2.9, 3)])]]),
    );
    const expected = whole
      .replace("What was read.", "Read again.")
      .replace("| 12 | **no** |", "| 2.9 | yes |");
    assert.equal(anew, expected);
  });
});

test("a bar is held at its limit, and not by what is no number", () => {
  assert.equal(atMost("", 3, 3).held, true);
  assert.equal(atMost("", 3.01, 3).held, false);
  assert.equal(atMost("", Number.NaN, 3).held, false);
});

test("numbers have the digits that say something", () => {
  assert.deepEqual([0.04, 9.94, 12.5, 12345, Number.NaN].map(figure), [
    "0.0",
    "9.9",
    "13",
    "12,345",
    "–",
  ]);
  assert.deepEqual([0.404, 3.04, 12.2, Number.NaN].map(ratio), ["0.40", "3.0", "12", "–"]);
});

test("an article has the links that it is named after", () => {
  for (const links of [100, 1_000]) {
    assert.equal(article(links).split("<a ").length - 1, links);
  }
});
