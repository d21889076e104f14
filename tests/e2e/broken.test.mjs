/** A package that is damaged says so, and gives a report to copy that names no page. */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { at, count, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** The built extension with an engine that neither form of starts. */
function broken() {
  const folder = mkdtempSync(join(tmpdir(), "vouch-broken-"));
  cpSync(at("dist"), folder, { recursive: true });
  writeFileSync(join(folder, "page.wasm.gz"), "no module");
  writeFileSync(join(folder, "page-twin.js"), `globalThis.vouchTwin = () => ({});\n"";\n`);
  return folder;
}

const BROKEN = broken();
after(() => rmSync(BROKEN, { recursive: true }));

inEachBrowser(
  (context) => {
    test("says what failed and offers a report", async () => {
      await context.click(EXAMPLE.url, async (popup, _page, state) => {
        assert.equal(state, "error");
        assert.equal(
          await popup.text("#trouble [data-field=title]"),
          "Vouch could not read this page",
        );
        assert.equal(await popup.evaluate(count, "#answer:not([hidden])"), 0);
        await popup.click("[data-act=fault]");
        await popup.until(() => document.querySelector("[data-field=fault-says]")?.textContent);
        const report = await popup.clipboard();
        assert.match(report, /^Vouch \d+\.\d+\.\d+\nMozilla\/\S.*\n\S/);
        assert.ok(!report.includes("wetfeet"), report);
        assert.match(await popup.text("[data-field=fault-says]"), /^Copied/);
      });
    });
  },
  { extension: BROKEN },
);
