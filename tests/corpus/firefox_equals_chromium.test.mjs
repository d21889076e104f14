/**
 * Saved pages of others read alike in both browsers: what a page is and what each of its links is.
 * Leaves out what the two lay out differently, and the values that follow from it.
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

const PAGE = ["url", "site", "title"];
const LINK = ["index", "url", "site", "outbound", "text", "anchor", "context", "rel", "follow"];

/** @param {any} object @param {string[]} names */
const only = (object, names) => Object.fromEntries(names.map((name) => [name, object[name]]));

/** What must be equal. @param {string} text */
function essence(text) {
  const { page, links } = JSON.parse(text);
  return {
    page: only(page, PAGE),
    links: links.map((/** @type {any} */ link) => only(link, LINK)),
  };
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
      const expected = essence(await chromium.read(line.url, "json"));
      const found = essence(await firefox.read(line.url, "json"));
      assert.equal(found.page.url, new URL(line.url).href);
      assert.deepEqual(found, expected);
    });
  }
});
