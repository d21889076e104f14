/** Documents that are not HTML: XHTML is read and marked, SVG is read and says that it cannot be marked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./setup.mjs";

const XHTML = `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
<head><title>Strict &amp; old</title></head>
<body><p>Before <a href="https://first.example/" rel="nofollow">the first</a> after.</p>
<p><a href="/inside">inside</a></p></body></html>`;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="200" height="80"><title>Map</title>
<a href="https://north.example/"><text x="10" y="30">North</text></a>
<a xlink:href="https://south.example/"><text x="10" y="60">South</text></a></svg>`;

/** @param {string} json */
function outbound(json) {
  const { links } = JSON.parse(json);
  return links
    .filter((/** @type {any} */ link) => link.outbound)
    .map((/** @type {any} */ link) => [link.index, link.site, link.text]);
}

inEachBrowser((context) => {
  test("XHTML is read and marked", async () => {
    const url = "https://old.example/page.xhtml";
    context.pages.put(url, { body: XHTML, type: "application/xhtml+xml" });
    await context.click(url, async (popup, page, state) => {
      assert.equal(state, "complete");
      assert.deepEqual(outbound(await popup.report("json")), [[0, "first.example", "the first"]]);
      const before = await page.html();
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
      assert.notEqual(await page.html(), before);
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "false");
      assert.equal(await page.html(), before);
    });
  });

  test("SVG is read, and the overlay says that it cannot draw", async () => {
    const url = "https://maps.example/map.svg";
    context.pages.put(url, { body: SVG, type: "image/svg+xml" });
    await context.click(url, async (popup, page, state) => {
      assert.equal(state, "complete");
      assert.deepEqual(outbound(await popup.report("json")), [
        [0, "north.example", "North"],
        [1, "south.example", "South"],
      ]);
      const before = await page.html();
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay-says:not([hidden])")?.textContent);
      assert.equal(await page.html(), before);
    });
  });
});
