/** Documents of other kinds and within documents: XHTML, SVG, shadow trees, frames, and what cannot be looked into. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { at, inEachBrowser, rows } from "./setup.mjs";

const XHTML = `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">
<head><title>Strict &amp; old</title></head>
<body><p>Before <a href="https://first.example/" rel="nofollow">the first</a> after.</p>
<p><a href="/inside">inside</a></p></body></html>`;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="200" height="80"><title>Map</title>
<a href="https://north.example/"><text x="10" y="30">North</text></a>
<a xlink:href="https://south.example/"><text x="10" y="60">South</text></a></svg>`;

/** Links in the light tree, a drawing, a shadow tree, a frame; and in a template, a noscript, a comment. */
const TREES = readFileSync(at("tests/pages/shadow-and-frame/page.html"), "utf8");

/** Two frames of other origins and a closed shadow root. */
const CLOSED = `<!doctype html><title>Closed</title>
<p>Before <a href="https://first.example/">the open one</a> after.</p>
<iframe src="https://framed.example/"></iframe><iframe src="https://framed.example/too"></iframe>
<closed-box><template shadowrootmode="closed"><a href="https://closed.example/">unseen</a></template></closed-box>`;

const notInspected = () => {
  const note = document.querySelector("#links [data-field=not-inspected]");
  return note instanceof HTMLElement && !note.hidden ? note.textContent : "";
};

/** @param {string} json */
const outbound = (json) => seen(JSON.parse(json));

/** @param {any} part A report, or a frame's part of it. */
function seen({ links }) {
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

  test("r20_r21_trees: shadow links come last, a frame's are its own, inert ones are none", async () => {
    const url = "https://trees.example/";
    context.pages.put(url, { body: TREES });
    await context.click(url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const json = await popup.report("json");
      assert.deepEqual(outbound(json), [
        [0, "light-1.example", "a link of the light tree"],
        [1, "light-2.example", "slotted, but of the light tree"],
        [2, "light-3.example", "the last one"],
        [3, "svg.example", "drawn link"],
        [4, "shadow.example", "a link of the shadow tree"],
      ]);
      const frames = JSON.parse(json).frames.map((/** @type {any} */ frame) => [
        frame.url,
        seen(frame),
      ]);
      const framed = [0, "framed.example", "a link of its own"];
      assert.deepEqual(frames, [["about:srcdoc", [framed]]]);
      assert.equal((await rows(popup)).length, 5);
      assert.equal(await popup.evaluate(notInspected), "");
    });
  });

  test("r21_dated: a frame is forgotten by crawlers from the day on that it says", async () => {
    const framed = (/** @type {string} */ day) =>
      `<iframe srcdoc="<meta name=robots content='unavailable_after: ${day}'>
        <a href=https://framed.example/>one</a>"></iframe>`;
    const url = "https://dated.example/";
    context.pages.put(url, { body: framed("2020-01-01") + framed("2126-01-01") });
    await context.click(url, async (popup) => {
      const { frames } = JSON.parse(await popup.report("json"));
      const counts = frames.map((/** @type {any} */ frame) => frame.links[0].counts.because);
      assert.deepEqual(counts.map((/** @type {string} */ step) => step === "meta").sort(), [
        false,
        true,
      ]);
    });
  });

  test("r21_closed: the popup says what was not inspected", async () => {
    const url = "https://shut.example/";
    context.pages.put(url, { body: CLOSED });
    for (const path of ["", "too"]) {
      context.pages.put(`https://framed.example/${path}`, {
        body: `<a href="https://within.example/">within</a>`,
      });
    }
    await context.click(url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const json = await popup.report("json");
      assert.deepEqual(JSON.parse(json).not_inspected, { frames: 2, closed_roots: 1 });
      assert.deepEqual(outbound(json), [[0, "first.example", "the open one"]]);
      const says = await popup.evaluate(notInspected);
      assert.match(String(says), /^Not inspected\b.*\b2 frames\b.*\b1 closed\b/);
    });
  });
});
