/**
 * Ten pages of our own, from excellent prospect to link farm, come out in the order that was written down before they
 * were read. The same natively: `tests/prospects.rs`.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { at, inEachBrowser } from "./setup.mjs";

const FOLDER = at("tests/prospects");
const written = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".html"))
  .sort();

/** Verdicts, the better first. */
const VERDICTS = ["excellent", "good", "fair", "poor", "avoid"];

const SETTINGS = { version: 1, keywords: ["tidal mill", "flour", "millstone"] };

/** @typedef {{verdict: string, place: {low: number, high: number}, sentence: {code: string}[]}} Prospect */

/** By verdict, then by the middle of the place. @param {Prospect} one @param {Prospect} other */
function better(one, other) {
  const verdict = VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict);
  return verdict || other.place.low + other.place.high - one.place.low - one.place.high;
}

/** A page that declares what it can, links from three contexts and qualifies what visitors write. */
const DECLARED = `<!doctype html><html lang="en-GB"><head><title>Mills</title>
<meta name="author" content="Ann &lt;i&gt; Mill">
<meta property="article:published_time" content="2026-01-02">
<meta property="article:modified_time" content="2026-06-05"></head><body><main><article><h1>Mills</h1>
<p>${"A tidal mill grinds flour when the tide has gone out, and it has done so for many hundred years. ".repeat(4)}
See <a href="https://one.example/">the first mill</a>, <a href="https://two.example/">the second mill</a> and
<a rel="sponsored" href="https://three.example/">a third</a>.</p></article>
<section id="comments" class="comments"><h2>3 comments</h2>
${["four", "five"].map((name) => `<div class="comment"><p>I have seen another mill, with a longer wheel than these: <a rel="ugc" href="https://${name}.example/">mill ${name}</a>, which is near here.</p></div>`).join("")}
</section></main><footer><p>© 2026 <a href="https://studio.example/">Studio</a></p></footer></body></html>`;

/** A page that sells links and says so twice. */
const SELLS = `<!doctype html><html lang="en"><head><title>Write for us</title></head><body><main><h1>Write for us</h1>
<p>Guest post with one dofollow link: $60. Our prices include publishing within a day, links are permanent.</p>
<p>Like <a rel="dofollow" href="https://sofa.example/">this sofa</a> that we wrote about the other day.</p></main></body></html>`;

/** The cells of a table's body, row by row, without what is closed under a row. @param {string} name */
const cells = (name) =>
  [...document.querySelectorAll(`[data-field=${name}] tr:not([hidden])`)].map((row) =>
    [...row.children].map((cell) => /** @type {HTMLElement} */ (cell).innerText.trim()),
  );

/** @param {{low: number, high: number}} range */
const range = ({ low, high }) => (low === high ? `${low}` : `${low}–${high}`);

/** Numbers of a row, in order. @param {string} text */
const numbers = (text) => text.match(/\d+(–\d+)?/g);

/** The lines below a line of the note. @param {string} note @param {string} line */
const below = (note, line) =>
  note
    .split(line)[1]
    ?.match(/^[^\n]*\n((?: {2}- .*\n)*)/)?.[1]
    ?.trimEnd()
    .split("\n") ?? [];

inEachBrowser((context) => {
  test("says where a link could stand, how the page links and what it declares", async () => {
    const url = "https://declared.example/mills";
    context.pages.put(url, { body: DECLARED });
    await context.click(url, async (popup) => {
      const { page, prospect } = JSON.parse(await popup.report("json"));
      const note = await popup.report("markdown");
      const facts =
        /^by Ann <i> Mill\s+published Jan 2, 2026\s+changed Jun 5, 2026\s+for readers in United Kingdom \(by its language tag\)$/;
      await popup.click("#verdict > summary");
      assert.match(await popup.text("#declared"), facts);
      await popup.click("#verdict > summary");
      assert.match(
        note,
        /- Facts: .*en-GB, by Ann &lt;i&gt; Mill, published Jan 2, 2026, changed Jun 5, 2026, for readers in GB/,
      );

      assert.equal(await popup.text("[data-field=slots-say]"), "Body, followed");
      await popup.click("#slots > summary");
      const slots = await popup.evaluate(cells, "slot-rows");
      const told = prospect.slots.map((/** @type {any} */ slot) => [
        `${slot.links}`,
        ...[slot.place, slot.search, slot.referral].map(range),
      ]);
      assert.ok(told.length >= 3, JSON.stringify(told));
      assert.deepEqual(
        slots.map((row) => row.slice(2)),
        told,
      );
      assert.deepEqual(slots[0]?.slice(0, 3), ["Body", "followed", "3"]);
      const comment = slots.find(([where]) => where === "Comment");
      assert.deepEqual(comment?.slice(1, 3), ["ugc", "2"]);
      const footer = slots.find(([where]) => /^Footer/.test(where ?? ""));
      assert.match(footer?.[0] ?? "", /site's own links/);
      const lines = below(note, "- Where a link could stand");
      assert.deepEqual(
        lines.map((line) => numbers(line)),
        told,
      );
      assert.match(lines.at(-1) ?? "", /for the site's own links only/);

      const out = page.links_out;
      assert.equal(
        await popup.text("[data-field=links-out-say]"),
        "3 of 6 outbound links followed",
      );
      await popup.click("#links-out > summary");
      assert.equal(
        await popup.text("[data-field=links-out-more]"),
        `3 of 6 targets followed · targets qualified: 3 · sites linked: 6 · one link every ${out.words_per_link} words of its text`,
      );
      const there = [
        ["Body", "3", "2", "1"],
        ["Comment", "2", "0", "2"],
        ["Footer", "1", "1", "0"],
      ];
      assert.deepEqual(await popup.evaluate(cells, "links-out-rows"), there);
      assert.deepEqual(
        below(note, "- How this page links"),
        there.map(
          ([where, ...of]) =>
            `  - ${where}: targets ${of[0]}, followed ${of[1]}, qualified ${of[2]}`,
        ),
      );
      for (const name of ["place", "search", "referral"]) {
        assert.equal(await popup.text(`.values [data-field=${name}]`), range(prospect[name]), name);
      }
    });
  });

  test("a risk says what was seen, where, how sure that is, and its further signs", async () => {
    const url = "https://sells.example/write-for-us";
    context.pages.put(url, { body: SELLS });
    await context.click(url, async (popup) => {
      const [risk] = JSON.parse(await popup.report("json")).prospect.risk;
      assert.deepEqual([risk.risk, risk.where, risk.confidence], ["sold-links", "p", "sure"]);
      const [sign] = risk.also;
      assert.deepEqual([sign.where, sign.confidence], ["body", "likely"]);
      await popup.click("#risks > summary");
      const [says, also, seen] = (await popup.text("[data-field=risk-list] > li")).split(/\n+/);
      assert.match(
        says ?? "",
        /^Sells links: offers links for a price: “Guest post with one dofollow/,
      );
      assert.match(also ?? "", /rel says “dofollow” \(1 link:.*; seen in: Body$/);
      assert.equal(seen, "seen in a <p> · sure");
      await popup.click("#risks > summary");
      assert.match(await popup.text("[data-field=risk-worst]"), /^Sells links: offers links/);
      assert.doesNotMatch(await popup.text(".verdict"), /for a price/, "it is not said twice");
      const line =
        /- Risk \(sure\): Sells links: offers .*“Guest post.*; seen in a &lt;p&gt;\n {2}- rel says “dofollow”.*; seen in: Body\n/;
      assert.match(await popup.report("markdown"), line);
    });
  });

  test("what a page declares at length widens nothing", async () => {
    const url = "https://lengthy.example/";
    const name = "Donaudampfschifffahrtsgesellschaft".repeat(20);
    const body = DECLARED.replace("Ann &lt;i&gt; Mill", `${name} ${name}`);
    context.pages.put(url, { body: body.replace("the first mill", name) });
    await context.click(url, async (popup) => {
      await popup.evaluate(() => {
        for (const part of document.querySelectorAll("details.fold")) {
          part.toggleAttribute("open", true);
        }
      });
      const width = () =>
        document.documentElement.scrollWidth - document.documentElement.clientWidth;
      assert.equal(await popup.evaluate(width), 0);
    });
  });

  test("a page without risks and outbound links shows neither list", async () => {
    const url = "https://bare.example/";
    context.pages.put(url, { body: "<!doctype html><title>Bare</title><p>Only this." });
    await context.click(url, async (popup) => {
      const shown = () =>
        ["#declared", "#links-out", ".risks"].filter(
          (selector) => !document.querySelector(selector)?.hasAttribute("hidden"),
        );
      assert.deepEqual(await popup.evaluate(shown), []);
    });
  });

  test("ten pages come out in the order written down before", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    /** @type {{name: string, prospect: Prospect}[]} */
    const read = [];
    for (const name of written) {
      const url = `https://prospect.example/texts/${path.basename(name, ".html")}`;
      const type = "text/html; charset=utf-8";
      context.pages.put(url, { body: readFileSync(path.join(FOLDER, name)), type });
      const report = await context.click(url, (popup) => popup.report("json"));
      read.push({ name, prospect: /** @type {Prospect} */ (JSON.parse(report).prospect) });
    }
    for (const [at, one] of read.slice(0, -1).entries()) {
      const other = read[at + 1];
      const told = [one, other].map((it) => [it?.name, it?.prospect.verdict, it?.prospect.place]);
      assert.ok(other && better(one.prospect, other.prospect) < 0, JSON.stringify(told));
    }
    const briefly = (/** @type {number} */ index) => read[index]?.prospect.sentence[0]?.code;
    assert.equal(read[0]?.prospect.verdict, "excellent");
    assert.deepEqual([briefly(8), briefly(9)], ["sells-links", "is-farm"]);
  });
});
