/**
 * Golden pages, first arrow: each browser sees in `page.*` what `snapshot.json` holds.
 * What that snapshot means is the second arrow, `tests/golden.rs`. `VOUCH_BLESS=1` writes what Chromium sees.
 */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { at, inEachBrowser } from "./setup.mjs";

const FOLDER = at("tests/pages");
const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
  ".xhtml": "application/xhtml+xml",
});

const golden = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const folder = path.join(FOLDER, name);
    const file = readdirSync(folder).find((found) => found.startsWith("page."));
    // A snapshot written by hand has no page.
    if (!file) return [];
    const page = path.join(folder, file);
    const snapshot = path.join(folder, "snapshot.json");
    return [{ name, page, snapshot, type: TYPES[path.extname(file)] }];
  });

/**
 * The snapshot without what differs between moments: clocks go on.
 * @param {string} json
 */
function portable(json) {
  return JSON.parse(json, (key, value) => {
    return key === "taken_at" ? Date.UTC(2026, 10, 21) : value;
  });
}

inEachBrowser((context) => {
  for (const { name, page, snapshot, type } of golden) {
    test(`${name} is seen as recorded`, async () => {
      const url = `https://golden.example/${name}/`;
      context.pages.put(url, { body: readFileSync(page), type });
      const seen = await context.click(url, async (popup, _page, state) => {
        assert.equal(state, "complete");
        return portable(await popup.report("snapshot"));
      });
      if (process.env.VOUCH_BLESS && context.browser === "chromium") {
        writeFileSync(snapshot, `${JSON.stringify(seen, null, 1)}\n`);
      }
      assert.ok(existsSync(snapshot), `there is no ${snapshot}: run with VOUCH_BLESS=1`);
      assert.deepEqual(seen, JSON.parse(readFileSync(snapshot, "utf8")));
    });
  }
});
