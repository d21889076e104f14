/** What a real server says besides the page: the chain of evidence in the report, and the popup's sentence about it. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CASES, chain, lines, SILENT } from "./answers.mjs";
import { Loopback, sends } from "./loopback.mjs";
import { inEachBrowser } from "./setup.mjs";

/** How long the re-read waits, in milliseconds. */
const LIMIT = 5_000;

const server = await Loopback.start();
after(() => server.close());

inEachBrowser(
  (context) => {
    for (const [name, expected] of Object.entries(CASES)) {
      test(name, async () => {
        await answered(context, expected);
      });
    }

    test("r33_a server that never answers is given up, and the first answer does not wait", async () => {
      const { first, complete } = await answered(context, SILENT);
      assert.ok(first < complete - LIMIT / 2, `${first} ms, complete after ${complete} ms`);
    });
  },
  { server: server.origin },
);

/**
 * Reads the page as the server answers it, and compares report, sentence and requests with what is expected.
 * @param {import("./setup.mjs").Context} context
 * @param {import("./answers.mjs").Case} expected
 */
async function answered(context, expected) {
  server.put("/page", ...expected.page);
  server.put("/robots.txt", expected.robots ?? sends({ status: 404, type: "text/plain" }));
  const since = server.log.length;
  const times = await context.click(`${server.origin}/page`, async (popup, _page, state) => {
    assert.equal(state, "complete");
    compare(JSON.parse(await popup.report("json")), expected);
    assert.match(await popup.text("#chain summary .answer"), expected.says ?? /./);
    const complete = await popup.evaluate(() => performance.now());
    return { first: await popup.firstAnswer(), complete };
  });
  const log = server.log.slice(since).filter(({ path }) => path !== "/favicon.ico");
  const asked = log.map(({ method, path }) => `${method} ${path}`).sort();
  const [page, robots] = ["GET /page", "GET /robots.txt"];
  if (expected.retried) assert.deepEqual(new Set(asked), new Set([page, robots]));
  else assert.deepEqual(asked, [page, page, robots]);
  return times;
}

/** @param {any} report @param {import("./answers.mjs").Case} expected */
function compare({ page, links }, { differs, indexing, counts, follow = "followed" }) {
  assert.deepEqual(page.evidence.map(lines), chain(differs));
  assert.equal(page.indexing, indexing);
  for (const { verdict, because } of [page.counts, links[0].counts]) {
    assert.equal([verdict, because].filter(Boolean).join(" "), counts);
  }
  assert.equal(links[0].follow, follow);
  assert.equal(links[0].crawl, "crawlable", "nothing says that a script added it");
}
