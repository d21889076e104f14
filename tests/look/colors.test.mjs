/**
 * Colors tell things apart for every eye, or a letter or a word does; what is read can be read. No browser is asked.
 *
 * Color math is culori's, a package that has the CIE's and W3C's formulas and the matrices below, checked by its own tests.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import {
  clampRgb,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from "culori";

/** @typedef {import("culori").Rgb} Rgb */

/** @param {string} path From the project's root. */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const LOOK = read("extension/look.css");
const OVERLAY = read("src/browser/marks/signs.css") + read("src/browser/marks/marks.css");

/** The colors that a style declares by name. @param {string} style */
const tokens = (style) =>
  Object.fromEntries(
    [...style.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, color]) => [name, color]),
  );

const [LIGHT = "", DARK = ""] = LOOK.split("@media (prefers-color-scheme: dark)");
/** @type {Record<string, Record<string, string>>} */
const SCHEMES = { light: tokens(LIGHT), dark: { ...tokens(LIGHT), ...tokens(DARK) } };

/** Each tells what none of the others in its row does. */
const APART = [
  ["followed", "nofollow", "ugc", "sponsored", "rival", "accent"],
  ["good", "warn", "bad"],
];

/** What looks alike and may: what tells the two apart then. */
const TOLD_OTHERWISE = {
  "followed, accent":
    "one color on purpose; a followed link has a round F, what is yours the words for it in a frame",
};

/** What is written in these colors, on each of the grounds. */
const TEXTS = ["ink", "soft", "accent", "good", "warn", "bad", "rival"];
const GROUNDS = ["paper", "raised"];
/** Marks, and what is written on them. */
const MARKS = ["followed", "nofollow", "ugc", "sponsored"];

/** Lines that only divide, and edges of buttons that their words tell. */
const DECORATION = ["line"];

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const READABLE = 4.5;
const VISIBLE = 3;

/**
 * The least difference by CIEDE2000. About 1 is seen where two large fields touch (Sharma, Wu and Dalal 2005 give the formula);
 * marks are 14 pixels wide, apart, and seen for a moment, and small things need several times as much (Stone, Szafir and
 * Setlur 2014, "An Engineering Model for Color Difference as a Function of Size").
 */
const DIFFERENT = 10;

const linear = converter("lrgb");
const encoded = converter("rgb");

/**
 * How a color is seen by somebody without one kind of cone: the matrices of Machado, Oliveira and Fernandes 2009 ("A
 * Physiologically-based Model for Simulation of Color Vision Deficiency") at full strength. They are of light, while culori
 * multiplies the channels it is given, so that it is given linear ones.
 * @param {(color: Rgb) => Rgb} filter
 */
const without = (filter) => (/** @type {string} */ color) => {
  const { r, g, b } = linear(color) ?? { r: 0, g: 0, b: 0 };
  const seen = clampRgb(filter({ mode: "rgb", r, g, b }));
  return encoded({ ...seen, mode: "lrgb" });
};

const SIGHTS = {
  "all cones": (/** @type {string} */ color) => encoded(color),
  protanopia: without(filterDeficiencyProt(1)),
  deuteranopia: without(filterDeficiencyDeuter(1)),
  tritanopia: without(filterDeficiencyTrit(1)),
};

const difference = differenceCiede2000();

/** Where two colors are seen as nearly one. @param {string} one @param {string} other */
const alike = (one, other) =>
  Object.entries(SIGHTS).flatMap(([sight, seen]) => {
    const far = difference(seen(one) ?? one, seen(other) ?? other);
    return far < DIFFERENT ? [`${sight} ${far.toFixed(1)}`] : [];
  });

/** @param {string[]} names */
const pairs = (names) =>
  names.flatMap((one, at) =>
    names.slice(at + 1).map((other) => /** @type {const} */ ([one, other])),
  );

/** Fails where one is too pale on the other. @param {string} color @param {string} ground @param {number} least */
const stands = (color, ground, least) => {
  const contrast = wcagContrast(color, ground);
  assert.ok(contrast >= least, `${color} on ${ground}: ${contrast.toFixed(2)}`);
};

for (const [scheme, color] of Object.entries(SCHEMES)) {
  /** @param {string} name */
  const of = (name) => {
    assert.ok(color[name], `--${name} is a color`);
    return color[name];
  };
  describe(scheme, () => {
    for (const [one, other] of APART.flatMap(pairs)) {
      const pair = `${one}, ${other}`;
      const reason = Object.entries(TOLD_OTHERWISE).find(([name]) => name === pair)?.[1];
      test(`${pair}: ${reason ?? "apart for every eye"}`, () => {
        const found = alike(of(one), of(other));
        assert.equal(found.length > 0, reason !== undefined, found.join("; "));
      });
    }

    for (const ground of GROUNDS) {
      test(`texts and marks on ${ground}`, () => {
        for (const name of TEXTS) stands(of(name), of(ground), READABLE);
        for (const name of MARKS) stands(of(name), of(ground), VISIBLE);
      });
    }

    test("texts on marks and buttons", () => {
      for (const name of MARKS) stands(of("on-mark"), of(name), READABLE);
      stands(of("on-accent"), of("accent"), READABLE);
    });

    test("no color is left out here", () => {
      const known = [...TEXTS, ...GROUNDS, ...MARKS, ...DECORATION, "on-mark", "on-accent"];
      assert.deepEqual(Object.keys(color).sort(), known.sort());
    });
  });
}

describe("overlay", () => {
  /** What a rule of the overlay says. @param {string} selector */
  const rule = (selector) => {
    const at = OVERLAY.indexOf(`${selector} {`);
    assert.ok(at >= 0, selector);
    return OVERLAY.slice(at, OVERLAY.indexOf("}", at));
  };
  /** A color in it. @param {string} selector @param {string} property */
  const declared = (selector, property) =>
    rule(selector).match(new RegExp(`${property}:.*?(#[0-9a-f]+);`))?.[1] ?? "";

  test("marks have the popup's light colors, on any page", () => {
    const light = SCHEMES.light ?? {};
    const ground = (/** @type {string} */ kind) =>
      declared(kind === "nofollow" ? "\n.dot" : `.mark[data-follow="${kind}"]`, "--tone");
    assert.deepEqual(
      MARKS.map(ground),
      MARKS.map((name) => light[name]),
    );
    assert.equal(declared(`.ring[data-kind="rival"]`, "outline"), light.rival);
  });

  test("what is yours and what is a rival's have outlines that are apart", () => {
    const mine = declared("\n.ring", "outline");
    const rival = declared(`.ring[data-kind="rival"]`, "outline");
    assert.deepEqual(alike(mine, rival), []);
  });

  test("the card can be read", () => {
    const both = Object.fromEntries(
      [...OVERLAY.matchAll(/--(\w+): light-dark\((#\w+), (#\w+)\);/g)].map(
        ([, name, light, dark]) => [name, [light, dark]],
      ),
    );
    for (const name of ["ink", "soft"]) {
      for (const at of [0, 1]) stands(both[name]?.[at] ?? "", both.paper?.[at] ?? "", READABLE);
    }
  });
});
