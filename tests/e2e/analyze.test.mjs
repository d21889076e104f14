/** The command line: one line a page, in order, with the report's names; a bad page stops nothing. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { BROWSERS } from "../../tools/drive.mjs";
import { at, EXAMPLE } from "./setup.mjs";

const run = promisify(execFile);

/** The report's names other tools read; fields may be added, never renamed. */
const NAMES = {
  report: "version tables page prospect skipped not_inspected frames links",
  page: "url site title language kind date indexing evidence authority relevance",
  authority: "low high band source",
  prospect: "verdict place search referral slots risk reasons",
  not_inspected: "frames closed_roots",
  link:
    "index url via site tenant outbound text before after anchor context lead confidence rel flags " +
    "follow crawl counts visibility repeat place search referral reasons",
  counts: "verdict because",
  range: "low high",
};

/** @param {object} object @param {keyof typeof NAMES} kind */
function has(object, kind) {
  const missing = NAMES[kind].split(" ").filter((name) => !(name in object));
  assert.deepEqual(missing, [], kind);
}

for (const browser of BROWSERS) {
  describe(browser, () => {
    const folder = mkdtempSync(join(tmpdir(), "vouch-"));
    after(() => rmSync(folder, { recursive: true }));

    /** @param {string[]} given */
    const analyze = (...given) =>
      run("node", ["tools/analyze.mjs", "--browser", browser, ...given], {
        cwd: at("."),
        maxBuffer: 1 << 28,
      });

    before(() => {
      const lines = [
        { id: "plain", url: "http://plain.example/a%20b/ ", html: "page.html" },
        { id: "gone", url: "https://gone.example/", html: "missing.html" },
        "no line at all",
        {
          id: "closed",
          url: "https://bücher.example/",
          html: "page.html",
          headers: { "X-Robots-Tag": ["noindex", "otherbot: nofollow"] },
          robots_txt: "User-agent: *\nDisallow: /private",
        },
      ];
      const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
      writeFileSync(join(folder, "list.jsonl"), text.join("\n"));
      writeFileSync(join(folder, "page.html"), EXAMPLE.body);
      writeFileSync(join(folder, "wrong.json"), '{"own_sites": 7}');
    });

    test("a list gives a line a page", async () => {
      const { stdout, stderr } = await analyze("--pages", join(folder, "list.jsonl"));
      const rows = stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      assert.deepEqual(
        rows.map(({ id }) => id),
        ["plain", "gone", null, "closed"],
      );
      const [plain, gone, broken, closed] = rows;
      assert.match(gone.error, /no such file/);
      assert.ok(broken.error);
      assert.equal(plain.report.page.url, "http://plain.example/a%20b/ ");
      assert.equal(closed.report.page.url, "https://bücher.example/");
      assert.equal(closed.report.page.indexing, "noindex");
      assert.match(stderr, /times an empty extension's/);

      has(plain.report, "report");
      has(plain.report.page, "page");
      has(plain.report.page.authority, "authority");
      has(plain.report.prospect, "prospect");
      has(plain.report.not_inspected, "not_inspected");
      assert.ok(plain.report.links.length > 30);
      for (const link of plain.report.links) {
        has(link, "link");
        has(link.counts, "counts");
        for (const value of ["place", "search", "referral"]) {
          if (link.outbound) has(link[value], "range");
          else assert.equal(link[value], null, `${value} of an internal link`);
        }
      }
    });

    test("a file gives its report in the format asked for", async () => {
      const file = join(folder, "page.html");
      const { stdout } = await analyze("--url", EXAMPLE.url, "--format", "tsv", file);
      const lines = stdout.replace(/\r?\n$/, "").split("\n");
      const columns = lines.map((line) => line.split("\t").length);
      assert.ok(columns.length > 15 && new Set(columns).size === 1, columns.join(" "));
    });

    test("what it cannot do it says in one line", async () => {
      for (const given of [
        ["--format", "pdf", EXAMPLE.url],
        [join(folder, "page.html")],
        ["--settings", join(folder, "wrong.json"), "--url", EXAMPLE.url, join(folder, "page.html")],
      ]) {
        await assert.rejects(analyze(...given), (/** @type {any} */ error) => {
          assert.notEqual(error.code, 0);
          assert.equal(error.stdout, "");
          assert.match(error.stderr, /^[^\n]{15,}\n$/);
          return true;
        });
      }
    });
  });
}
