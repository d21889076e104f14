/**
 * Saved pages of others read alike in both browsers: the whole report but for the clock and frames that are empty.
 * Of the few links that only one of them shows, as the two lay pages out differently, what they are.
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Pages } from "../../tools/drive/pages.mjs";
import { Reader } from "../../tools/drive/reader.mjs";
import { readList, serve } from "../../tools/drive/saved.mjs";

const root = new URL("../../", import.meta.url);
const list = fileURLToPath(new URL("../shared/corpus/dev/pages.jsonl", root));

/** One page in so many, spread over the list: 20 of its 252. */
const STEP = 13;

/** What a link is, however it is drawn. */
const LINK = ["index", "url", "site", "outbound", "text", "anchor", "context", "rel", "follow"];

/** Most links that the browsers draw differently: one in so many. */
const DRAWN_ALIKE = 50;

/** @param {any} object @param {string[]} names */
const only = (object, names) => Object.fromEntries(names.map((name) => [name, object[name]]));

/** A report without its clock, and without the frames that nothing could be loaded into, which one browser lets us into. @param {string} text */
function parsed(text) {
  const report = JSON.parse(text);
  report.page.taken_at = 0;
  report.not_inspected.frames = 0;
  return report;
}

const skip = !existsSync(list) && "there are no saved pages at ../shared/corpus";
const lines = skip ? [] : readList(list).filter((_, index) => index % STEP === 0);

describe("Firefox reads as Chromium does", { skip }, () => {
  const pages = new Pages();
  const extension = fileURLToPath(new URL("dist", root));
  const [chromium, firefox] = /** @type {const} */ (["chromium", "firefox"]).map(
    (browser) => new Reader({ browser, extension, pages }),
  );
  if (!chromium || !firefox) throw new Error("two browsers are compared");

  before(() => Promise.all([chromium.start(), firefox.start()]));
  after(() => Promise.all([chromium.close(), firefox.close()]));

  for (const text of lines) {
    const line = JSON.parse(text);
    test(line.url, async () => {
      serve(pages, line, list);
      const expected = parsed(await chromium.read(line.url, "json"));
      const found = parsed(await firefox.read(line.url, "json"));
      assert.equal(found.page.url, new URL(line.url).href);
      assert.equal(found.links.length, expected.links.length);
      let differently = 0;
      for (const [index, link] of expected.links.entries()) {
        const other = found.links[index];
        const alike = link.visibility === other.visibility;
        differently += Number(!alike);
        assert.deepEqual(alike ? other : only(other, LINK), alike ? link : only(link, LINK));
      }
      assert.ok(differently * DRAWN_ALIKE <= expected.links.length, `${differently} differ`);
      if (differently === 0) assert.deepEqual(found, expected);
    });
  }
});
