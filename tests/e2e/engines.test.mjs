/** One program, two engines: the same report to the byte, whatever the page's policy allows. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { Context, EXAMPLE, inEachBrowser, timeless } from "./setup.mjs";

/** With keywords the stemmers run too, which are a module of their own. */
const SETTINGS = JSON.stringify({ profiles: [{ keywords: ["bicycles", "editor"] }] });

const STRICT = {
  headers: /** @type {[string, string][]} */ ([["Content-Security-Policy", "script-src 'none'"]]),
};

/** The engine that runs in the tab in front, asked for again. */
async function engine() {
  const inject = "/inject.js";
  const { engineIn } = await import(inject);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return engineIn(Number(new URLSearchParams(location.search).get("tab") ?? tab?.id));
}

/** The example page unstyled, so that a policy cannot change its looks. */
const body = EXAMPLE.body.toString().replace(/<style>[\s\S]*<\/style>/, "");

/** @param {Context} context */
async function read(context) {
  await saveSettings(context.driver, SETTINGS);
  return context.click(EXAMPLE.url, async (popup, _page, state) => {
    assert.equal(state, "complete");
    return { engine: await popup.evaluate(engine), report: timeless(await popup.report("json")) };
  });
}

inEachBrowser((context) => {
  test("a strict policy changes nothing in the report", async () => {
    context.pages.put(EXAMPLE.url, { body });
    const free = await read(context);
    context.pages.put(EXAMPLE.url, { body, ...STRICT });
    const strict = await read(context);
    assert.deepEqual(free.engine, { ok: "wasm" });
    // Firefox compiles WebAssembly in a content script whatever the page says.
    const expected = context.browser === "chromium" ? "js" : "wasm";
    assert.deepEqual(strict.engine, { ok: expected });
    const { links, page } = JSON.parse(free.report);
    assert.ok(links.length > 30);
    assert.equal(page.relevance.basis, "keywords");
    assert.equal(strict.report, free.report);
  });

  test("the plain JavaScript engine gives the same report", async () => {
    context.pages.put(EXAMPLE.url, { body });
    const wasm = await read(context);
    const other = new Context(context.browser, { engine: "js" });
    other.pages.put(EXAMPLE.url, { body });
    await other.start();
    try {
      const js = await read(other);
      assert.deepEqual([wasm.engine, js.engine], [{ ok: "wasm" }, { ok: "js" }]);
      assert.equal(js.report, wasm.report);
    } finally {
      await other.end();
    }
  });
});
