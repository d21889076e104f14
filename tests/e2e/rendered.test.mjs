/** The server's HTML against the page that scripts made of it (R22), in any encoding; and whose answer it is (R33). */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Loopback, sends } from "./loopback.mjs";
import { inEachBrowser } from "./setup.mjs";

const NOINDEX = '<meta name="robots" content="noindex">';

const ADD_NOINDEX = `document.head.append(
  Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }),
)`;

/** @param {string} head @param {string} script */
const scripted = (head, script) => `<!doctype html><title>Page</title>${head}
<p><a href="https://stays.example/">stays</a> <a href="https://changes.example/">changes</a>
<a href="https://goes.example/" rel="ugc">goes</a></p><script>${script}</script>`;

/** Adds a link, changes a `rel`, removes a link. */
const SCRIPT = `const [, changes, goes] = document.links;
  const added = document.createElement("a");
  added.href = "https://added.example/";
  added.textContent = "added";
  document.querySelector("p").append(added);
  changes.rel = "nofollow";
  goes.remove();`;

/** One query with a letter that encodings write differently. @param {string} head */
const lettered = (head) =>
  `<!doctype html><title>Page</title>${head}<p><a href="https://out.example/?q=café" rel="ugc">café</a>`;

/**
 * Content type, bytes, and the anchor as it is read.
 * @type {Record<string, [type: string, body: Buffer, text: string]>}
 */
const ENCODINGS = {
  "the header's, against the meta, with bytes that are none of it": [
    "text/html; charset=utf-8",
    Buffer.from(lettered('<meta charset="windows-1252">'), "latin1"),
    "caf\ufffd",
  ],
  "the header's, against a meta that is right": [
    "text/html; charset=windows-1252",
    Buffer.from(lettered('<meta charset="utf-8">'), "utf8"),
    "cafÃ©",
  ],
  "the meta's": [
    "text/html",
    Buffer.from(lettered('<meta charset="iso-8859-1">'), "latin1"),
    "café",
  ],
  "that of its first bytes": [
    "text/html; charset=windows-1252",
    Buffer.from(`\ufeff${lettered("")}`, "utf16le"),
    "café",
  ],
};

/** Answers all that the page asks for by itself. */
const WORKER = `addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => event.respondWith(fetch(event.request)));`;

const server = await Loopback.start();
after(() => server.close());

/** @param {import("./setup.mjs").Context} context @param {string} body @param {string} [type] */
async function report(context, body, type) {
  server.put("/page", sends({ body, ...(type ? { type } : {}) }));
  return context.click(`${server.origin}/page`, async (popup, _page, state) => {
    assert.equal(state, "complete");
    return JSON.parse(await popup.report("json"));
  });
}

/** @param {any} link */
const standing = ({ url, crawl, flags, follow, evidence }) => [
  new URL(url).hostname,
  crawl,
  evidence[0].reason.code,
  flags.includes("rel-changed-by-script"),
  follow,
];

inEachBrowser(
  (context) => {
    test("r22_links: only what a script touched is called so", async () => {
      const { links } = await report(context, scripted("", SCRIPT));
      assert.deepEqual(links.map(standing), [
        ["stays.example", "crawlable", "crawlable", false, "followed"],
        ["changes.example", "crawlable", "crawlable", true, "nofollow"],
        ["added.example", "rendered-only", "rendered-only", false, "followed"],
      ]);
    });

    for (const [name, head, script, verdict] of [
      ["of no robots meta", "", "", "yes"],
      ["of one that a script removes", NOINDEX, "document.querySelector('meta').remove()", "no"],
      ["of one that a script adds", "", ADD_NOINDEX, "no"],
    ]) {
      test(`r06_r22_noindex ${name}`, async () => {
        const { page } = await report(context, scripted(head ?? "", script ?? ""));
        const [meta] = page.evidence.filter((/** @type {any} */ { step }) => step === "meta");
        assert.equal(meta.verdict, verdict);
        assert.equal(meta.snippet, verdict === "no" ? NOINDEX : "");
        assert.equal(page.indexing, verdict === "no" ? "noindex" : "indexable");
      });
    }

    for (const [name, [type, body, text]] of Object.entries(ENCODINGS)) {
      test(`r22_encoding ${name}, makes no link a script's`, async () => {
        server.put("/page", sends({ body, type }));
        await context.click(`${server.origin}/page`, async (popup, page) => {
          const { links } = JSON.parse(await popup.report("json"));
          assert.deepEqual(links.map(standing), [
            ["out.example", "crawlable", "crawlable", false, "ugc"],
          ]);
          assert.equal(links[0].text, text);
          assert.equal(links[0].url, await page.evaluate(() => document.links[0]?.href));
        });
      });
    }

    test("r33_worker: where a page's own worker may answer, the server is not asked", async () => {
      server.put("/worker.js", sends({ type: "text/javascript", body: WORKER }));
      const body = scripted("", `navigator.serviceWorker.register("/worker.js")`);
      server.put("/page", sends({ body }));
      await context.visit(`${server.origin}/page`, async (page) => {
        await page.until(() => navigator.serviceWorker.controller);
        const since = server.log.length;
        const popup = await page.action();
        assert.equal(await popup.settled(), "complete");
        const { page: read, links } = JSON.parse(await popup.report("json"));
        const [robots, status] = read.evidence;
        for (const { verdict, reason } of [robots, status]) {
          assert.equal(verdict, "unknown");
          assert.deepEqual(reason, { code: "not-read", args: ["service-worker"] });
        }
        assert.equal(links[0].follow, "unknown");
        assert.match(await popup.text("#chain summary .answer"), /a service worker may have/);
        const asked = server.log.slice(since).map(({ path }) => path);
        assert.deepEqual(
          asked.filter((path) => path !== "/favicon.ico"),
          [],
        );
        await page.evaluate(async () => {
          const workers = await navigator.serviceWorker.getRegistrations();
          for (const worker of workers) await worker.unregister();
        });
      });
    });
  },
  { server: server.origin },
);
