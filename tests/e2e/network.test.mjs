/** The re-read: what the server says arrives after the first answer, and nobody else is asked anything. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Context, EXAMPLE, inEachBrowser } from "./setup.mjs";

const status = () => document.querySelector("#status")?.getAttribute("data-state");

inEachBrowser((context) => {
  test("a slow server delays the completed answer, not the first", async () => {
    const url = "https://slow.example/";
    /** @type {(value?: unknown) => void} */
    let release = () => {};
    const after = new Promise((resolve) => {
      release = resolve;
    });
    context.pages.put(url, {
      body: `<!doctype html><title>Slow</title><p><a href="https://first.example/">first</a>`,
      headers: [["X-Robots-Tag", "nofollow"]],
      after,
    });
    await context.visit(url, async (page) => {
      const popup = await page.action();
      await popup.firstAnswer();
      await popup.until(() => document.querySelector("#rows .row"));
      const first = await popup.text("#answer [data-field=counts]");
      assert.notEqual(await popup.evaluate(status), "popup_complete");
      release();
      assert.equal(await popup.settled(), "complete");
      const { links, totals } = JSON.parse(await popup.report("json"));
      assert.equal(links[0].follow, "page-nofollow");
      assert.equal(totals.follow["page-nofollow"], 1);
      assert.notEqual(await popup.text("#answer [data-field=counts]"), first);
    });
  });

  test("r33_reread asks for the page and its robots.txt once, and nobody else", async () => {
    const { origin } = new URL(EXAMPLE.url);
    const since = context.pages.asked.length;
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
    });
    const asked = context.pages.asked.slice(since).map(({ url, method }) => `${method} ${url}`);
    const ours = asked.filter((request) => !request.endsWith("/favicon.ico"));
    const page = `GET ${EXAMPLE.url}`;
    assert.deepEqual(ours.sort(), [page, page, `GET ${origin}/robots.txt`].sort());
  });

  test("r33_before: without a click nobody is asked anything", async () => {
    const since = context.pages.asked.length;
    await context.visit(EXAMPLE.url, async (page) => {
      // As long as a re-read waits for its answer.
      await page.evaluate(() => new Promise((done) => setTimeout(done, 5_000)));
    });
    const asked = context.pages.asked.slice(since).map(({ url }) => url);
    assert.deepEqual(
      asked.filter((url) => !url.endsWith("/favicon.ico")),
      [EXAMPLE.url],
    );
  });

  test("r33_inert: of the server's HTML nothing runs and nothing is loaded", async () => {
    const origin = "https://inert.example";
    const parts = ["/dot.png", "/code.js", "/style.css", "/frame"];
    for (const part of parts) context.pages.put(origin + part, { body: "" });
    context.pages.put(`${origin}/`, {
      body: `<!doctype html><title>Inert</title><link rel="stylesheet" href="/style.css">
        <img src="/dot.png" onload="localStorage.seen = 1" onerror="localStorage.seen = 1">
        <script src="/code.js"></script><iframe src="/frame"></iframe>
        <script>localStorage.ran = Number(localStorage.ran ?? 0) + 1;</script>
        <p><a href="https://first.example/">first</a>`,
    });
    const since = context.pages.asked.length;
    await context.visit(`${origin}/`, async (page) => {
      await page.until(() => document.readyState === "complete" && localStorage.seen);
      await page.evaluate(() => localStorage.removeItem("seen"));
      const popup = await page.action();
      assert.equal(await popup.settled(), "complete");
      const { page: read } = JSON.parse(await popup.report("json"));
      assert.equal(read.counts.verdict, "yes", "the server's HTML was read");
      const kept = await page.evaluate(() => [localStorage.ran, localStorage.seen ?? ""]);
      assert.deepEqual(kept, ["1", ""]);
    });
    const asked = context.pages.asked.slice(since).map(({ url }) => url.slice(origin.length));
    const times = (/** @type {string} */ path) => asked.filter((each) => each === path).length;
    assert.deepEqual(["/", ...parts].map(times), [2, 1, 1, 1, 1]);
  });

  test("r33_elsewhere: a request to another origin fails its suite", async () => {
    for (const leak of ["https://elsewhere.example/dot.png", "http://leaky.example:8080/dot.png"]) {
      const page = "http://leaky.example/";
      const other = new Context(context.browser);
      other.pages.put(page, { body: `<!doctype html><title>Leaky</title><img src="${leak}">` });
      await other.start();
      await other.visit(page, async () => {});
      await assert.rejects(other.end(), ({ actual }) => actual.includes(leak));
    }
  });

  test("r33_reread_off asks for nothing", async () => {
    const options = await context.options();
    await options.click("#reread");
    await options.click("#settings button[type=submit]");
    await options.until(() => document.querySelector("#said")?.textContent);
    await options.close();
    const since = context.pages.asked.length;
    await context.click(EXAMPLE.url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const { totals } = JSON.parse(await popup.report("json"));
      assert.equal(totals.follow.followed, 0, "without headers nothing is certain");
    });
    const asked = context.pages.asked.slice(since).map(({ url }) => url);
    assert.deepEqual(
      asked.filter((url) => !url.endsWith("/favicon.ico")),
      [EXAMPLE.url],
    );
  });
});
