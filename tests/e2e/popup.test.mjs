/** The popup on the example page: what a person reads after a real click. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, saveSettings } from "../../tools/drive.mjs";
import { at, belowFirstScreen, count, EXAMPLE, inEachBrowser, openRow, rows } from "./setup.mjs";

/** A page whose every text would be markup, were it taken for that. */
const MARKUP = `<!doctype html><html lang="en"><head><title>&lt;b id=made0&gt;</title>
<meta name="robots" content="nofollow &lt;b id=made4&gt;, nofollow"></head><body>
<p>&lt;b id=made2&gt;before&lt;/b&gt;
<a href="https://other.example/?<u id=made5>" rel="<u id=made6>">&lt;img id=made1 src=x onerror=alert(1)&gt;</a>
&lt;i id=made3&gt;after&lt;/i&gt;</p></body></html>`;

/** A listing with a link in a teaser and one in the footer. */
const LISTING = `<!doctype html><html lang="en"><head><title>News</title></head><body><main><h1>News</h1>
${["first", "second", "third"]
  .map(
    (name) => `<article><h2>The ${name} story of the day</h2>
<p>A teaser of some length says what the ${name} story is about and why a reader may want to go on with it
${name === "first" ? 'as <a href="https://teased.example/">a neighbor told us</a>' : "as we heard"} the other day.</p></article>`,
  )
  .join("")}
</main><footer><p>Made by <a href="https://studio.example/">a studio</a></p></footer></body></html>`;

const links = (/** @type {number} */ count, /** @type {(nth: number) => string} */ link) =>
  Array.from({ length: count }, (_, nth) => link(nth)).join(" ");

/** As much as a page can be blamed for. */
const RISKY = `<!doctype html><html lang="en"><head><title>Write for us: guest posts and casino links</title></head><body>
<main><article><h1>Write for us: guest posts and casino links</h1>
<p>Guest post with one dofollow link: $60. Link insertion in an old text: $40. Our prices include publishing within a day, and links
are permanent. Payment via PayPal before we publish.</p>
<p>We thank <a href="https://best-casino.example/">best online casino bonus</a>, <a href="https://payday.example/">cheap payday
loans</a>, <a href="https://pills.example/">buy viagra online</a> and <a href="https://bets.example/">sports betting tips</a>.</p>
<p>Our shop of the month is <a href="https://www.amazon.com/dp/B000000000?tag=risky-20">this mower</a>.</p>
<p>${links(60, (nth) => `<a href="https://farm${nth}.example/">best deal ${nth}</a>`)}</p></article></main></body></html>`;

/** The same by the thousand, with links of the person's. */
const THOUSANDS = RISKY.replace(
  "</article>",
  `${links(1000, () => "<p>Guest post with one dofollow link: $60, paid by PayPal.</p>")}
<p>${links(1000, (nth) => `<a href="https://www.amazon.com/dp/B0000${nth}?tag=risky-20">mower ${nth}</a>`)}</p>
<p style="position: absolute; left: -9999px">${links(1000, (nth) => `<a href="https://casino${nth}.example/">casino bonus</a>`)}</p>
<p>${links(1000, (nth) => `<a rel="nofollow" href="https://mine.example/${nth}">Pumps</a>`)}</p></article>`,
);

/**
 * What is shown of how three numbers come about: what each is multiplied by, and the number, as texts.
 * @param {import("../../tools/drive.mjs").Popup} popup @param {string} within
 */
const made = async (popup, within) => {
  // It is written when the browser says that the part is open, which may be a moment after it is.
  await popup.until((selector) => document.querySelector(`${selector} .made section`), within);
  return popup.evaluate((selector) => {
    const numbers = [...document.querySelectorAll(`${selector} .made section`)];
    /** @param {Element} number @param {string} field */
    const texts = (number, field) =>
      [...number.querySelectorAll(`[data-field=${field}]`)].map((it) => it.textContent ?? "");
    return numbers.map((number) => ({
      start: texts(number, "made-from").join(),
      times: texts(number, "made-times"),
      why: texts(number, "made-why"),
      sum: texts(number, "made-sum").join(),
    }));
  }, within);
};

/** `40–62` and `40` as two numbers. @param {string} text */
const ends = (text) => {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  return [numbers.at(0) ?? Number.NaN, numbers.at(-1) ?? Number.NaN];
};

/**
 * The numbers that are shown are the report's, and what is shown above each multiplies to it, but for rounding.
 * @param {{start: string, times: string[], why: string[], sum: string}[]} shown @param {any} part
 */
function comesAbout(shown, part) {
  assert.equal(shown.length, 3);
  for (const [nth, name] of ["place", "search", "referral"].entries()) {
    const { start, times, why, sum } = shown[nth] ?? { start: "", times: [], why: [], sum: "" };
    assert.deepEqual(ends(sum), [part[name].low, part[name].high], name);
    assert.ok(times.length > 0 && !why.includes(""), `${name}: ${why.join("; ")}`);
    for (const end of [0, 1]) {
      const from = ends(start)[end] ?? 0;
      const product = times.reduce((whole, text) => (whole * (ends(text)[end] ?? 0)) / 100, from);
      assert.ok(
        Math.abs(product - (ends(sum)[end] ?? 0)) < 3,
        `${name}: ${times.join(" ")} ${sum}`,
      );
    }
  }
}

inEachBrowser((context) => {
  test("shows verdict, reason and counts of the page", async () => {
    await context.click(EXAMPLE.url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const report = JSON.parse(await popup.report("json"));
      assert.equal(await popup.text("#page [data-field=site]"), "wetfeet.example");
      for (const field of ["prospect", "prospect-reason", "counts", "counts-why"]) {
        assert.notEqual(await popup.text(`#answer [data-field=${field}]`), "", field);
      }
      for (const value of ["place", "search", "referral"]) {
        assert.match(await popup.text(`#answer [data-field=${value}]`), /\d|unknown/i, value);
      }
      const follow = await popup.text("#links ul.follow");
      const shown = [...follow.matchAll(/\d+/g)].map(Number);
      const told = Object.values(report.totals.follow).filter((number) => number > 0);
      assert.deepEqual(shown.sort(), told.sort());
    });
  });

  const OWNER = {
    profiles: [
      { name: "Rainworks", own_sites: ["rainworks.example"], rivals: ["sillkit.example"] },
      { name: "Elm" },
    ],
  };
  const risky = "https://risky.example/write-for-us";
  context.pages.put(risky, { body: RISKY });

  for (const url of [EXAMPLE.url, risky]) {
    test(`shows what ${url} is worth without scrolling`, async () => {
      await saveSettings(context.driver, JSON.stringify(OWNER));
      await context.click(url, async (popup, _page, state) => {
        assert.equal(state, "complete");
        const hidden = await belowFirstScreen(
          popup,
          url === risky ? ["[data-field=risk-worst]"] : [],
        );
        assert.deepEqual(hidden, []);
        if (url !== risky)
          assert.match(await popup.text("[data-field=facts]"), /Article · en · .*2026/);
      });
      await saveSettings(context.driver, "{}");
    });
  }

  test("thousands of risks are as few lines as kinds of them, and leave the popup light", async () => {
    const owner = { own_sites: ["mine.example"], brands: ["Pumps"], keywords: ["pumps"] };
    await saveSettings(context.driver, JSON.stringify(owner));
    const url = "https://thousands.example/";
    context.pages.put(url, { body: THOUSANDS });
    await context.click(url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      const { prospect, mine } = JSON.parse(await popup.report("json"));
      const kinds = prospect.risk.map((/** @type {any} */ finding) => finding.risk);
      assert.ok(kinds.length > 2 && new Set(kinds).size === kinds.length, kinds.join());
      assert.equal(mine.links.length, 1000);
      assert.equal(await popup.evaluate(count, "[data-field=risk-list] > li"), kinds.length);
      assert.match(
        await popup.text("[data-field=risks-say]"),
        new RegExp(`^${kinds.length} risks`),
      );
      assert.equal(await popup.evaluate(count, "[data-field=mine-links] > li"), 1);
      assert.match(await popup.text("[data-field=mine-more]"), /\b999 more/);
      await popup.click("#risks > summary");
      const [height, elements] = await popup.evaluate(() => [
        document.querySelector("#risks")?.getBoundingClientRect().height ?? 0,
        document.querySelectorAll("body *").length,
      ]);
      assert.ok(height > 60 && height < 900, `risks are ${height} px high`);
      assert.ok(elements < 1500, `${elements} elements`);
      await popup.click("#risks > summary");
    });
    await saveSettings(context.driver, "{}");
  });

  test("the chosen format and the open part are there in the next popup", async () => {
    const shown = () => {
      const formats = /** @type {HTMLDetailsElement} */ (document.querySelector("#formats"));
      const [chosen, preview] = [...formats.querySelectorAll("select, textarea")].map(
        (field) => /** @type {HTMLSelectElement | HTMLTextAreaElement} */ (field).value,
      );
      return formats.open && preview ? chosen : "";
    };
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.click("#formats > summary");
      await popup.evaluate(() => {
        const formats = /** @type {HTMLSelectElement} */ (document.querySelector("#format"));
        formats.value = "csv";
        formats.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await popup.until(async () => {
        const { list } = await chrome.storage.local.get("list");
        const kept = JSON.stringify(list);
        return kept.includes('"format":"csv"') && kept.includes('"formats"');
      });
    });
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.until(shown);
      assert.equal(await popup.evaluate(shown), "csv");
      await popup.click("#formats > summary");
    });
  });

  test("lists every outbound link with its anchor, site and classes", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const report = JSON.parse(await popup.report("json"));
      const outbound = report.links.filter((/** @type {any} */ link) => link.outbound);
      assert.ok(outbound.length > 15, `${outbound.length} outbound links`);
      const lines = await rows(popup);
      assert.equal(lines.length, outbound.length);
      for (const [at, link] of outbound.entries()) {
        for (const part of [link.text, link.site]) {
          assert.ok(lines[at]?.includes(part), `${part} in ${lines[at]}`);
        }
      }
    });
  });

  test("r38_page: what the page says is text", async () => {
    const url = "https://markup.example/";
    context.pages.put(url, { body: MARKUP });
    await context.click(url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      await popup.click("#chain > summary");
      await openRow(popup, 1);
      assert.equal(await popup.evaluate(count, "[id^=made], main img, main iframe, main a"), 0);
      const shown = await popup.text("body");
      for (const text of [
        "<img id=made1 src=x onerror=alert(1)>",
        "<b id=made2>before</b>",
        "<i id=made3>after</i>",
        '<meta name="robots" content="nofollow <b id=made4>, nofollow">',
        "<u",
      ]) {
        assert.ok(shown.includes(text), `${text} in ${shown}`);
      }
    });
  });

  test("r39_r40_limits: what a page cannot show is said, and not guessed", async () => {
    const url = "https://journal.example/category/news";
    context.pages.put(url, { body: LISTING });
    await context.click(url, async (popup) => {
      const { links } = JSON.parse(await popup.report("json"));
      assert.deepEqual(
        links.map((/** @type {any} */ link) => link.context),
        ["body", "footer"],
      );
      for (const row of [1, 2]) await openRow(popup, row);
      assert.equal(await popup.evaluate(count, "#rows .reasons"), 2);
      const [teaser, footer] = await rows(popup);
      assert.doesNotMatch(footer ?? "", /roll off/);
      assert.match(footer ?? "", /in the template, probably sitewide/);
      assert.match(teaser ?? "", /temporary: it will roll off/);
      const limit =
        /Who links to this page and how many people visit it cannot be seen from here\./;
      assert.match(await popup.text("#answer"), limit);
      assert.match(await popup.report("markdown"), limit);
    });
  });

  test("r22_detail shows the rel that the server sent, and the step that decides", async () => {
    const url = "https://freed.example/";
    context.pages.put(url, {
      body: `<!doctype html><title>Freed</title><p>See <a rel="nofollow" href="https://target.example/">the target</a>.
        <script>document.querySelector("a").rel = "noreferrer";</script>`,
    });
    await context.click(url, async (popup) => {
      const [link] = JSON.parse(await popup.report("json")).links;
      assert.deepEqual(link.origin, { state: "rel-changed", server: "nofollow" });
      assert.equal(link.follow, "unknown");
      await openRow(popup, 1);
      assert.equal(await popup.text("#rows .detail [data-field=counts]"), "Unknown");
      assert.match(await popup.text("#rows .detail [data-field=counts-why]"), /server's HTML/);
      const chain = await popup.text("#rows .detail .chain");
      const shown = ['<a href="https://target.example/">', 'rel="noreferrer"', 'rel="nofollow"'];
      for (const snippet of shown) assert.ok(chain.includes(snippet), `${snippet} in ${chain}`);
      assert.match(await popup.text("#rows .detail .reasons"), /shows as direct/);
    });
  });

  test("opens how each number comes about, of the headline and of each place for a link", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      assert.equal(await popup.evaluate(count, "details.factors[open]"), 0, "closed at first");
      const { prospect } = JSON.parse(await popup.report("json"));
      await popup.click("#headline > summary");
      const headline = await made(popup, "#headline");
      comesAbout(headline, prospect);
      assert.match(await popup.text("#headline"), /Nearness to your niche/);
      await popup.click("#headline > summary");

      await popup.click("#slots > summary");
      for (const [nth, slot] of prospect.slots.entries()) {
        const under = `#slots tbody tr:nth-child(${2 * nth + 2})`;
        assert.equal(await popup.evaluate(count, `${under}[hidden]`), 1);
        await popup.click(`#slots tbody tr:nth-child(${2 * nth + 1}) button`);
        assert.equal(await popup.evaluate(count, `${under}:not([hidden])`), 1);
        comesAbout(await made(popup, under), slot);
      }
      assert.equal(
        await popup.evaluate(count, "#slots [aria-expanded=true]"),
        prospect.slots.length,
      );
      await popup.click("#slots [aria-expanded=true]");
      assert.equal(await popup.evaluate(count, "#slots tbody tr:nth-child(2)[hidden]"), 1);
      await popup.click("#slots > summary");
    });
  });

  test("opens how a link's numbers come about by keys, and the lines below make room", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const { links } = JSON.parse(await popup.report("json"));
      await openRow(popup, 1);
      await popup.press("Tab");
      await popup.until(() => document.activeElement?.matches("#rows .factors > summary"));
      await popup.press("Enter");
      await popup.until(() => document.querySelector("#rows .factors[open]"));
      const first = links.find((/** @type {any} */ link) => link.outbound);
      comesAbout(await made(popup, "#rows .factors"), first);
      await popup.evaluate(() =>
        document.querySelector("#rows .item")?.scrollIntoView({ block: "end" }),
      );
      await popup.until(() => {
        const [one, next] = [...document.querySelectorAll("#rows .item")];
        const [above, below] = [one, next].map((line) => line?.getBoundingClientRect());
        return above && below && Math.abs(above.bottom - below.top) < 1;
      });
    });
  });

  test("answers at once", async (t) => {
    const empty = await launch({
      browser: context.browser,
      extension: at("tools/drive/empty"),
      pages: context.pages,
    });
    try {
      const page = await empty.open(EXAMPLE.url);
      const bare = await (await page.action()).firstAnswer();
      const ours = await context.click(EXAMPLE.url, (popup) => popup.firstAnswer());
      assert.ok(ours > 0 && bare > 0);
      t.diagnostic(
        `first answer after ${ours.toFixed(0)} ms, ${(ours / bare).toFixed(1)} times an empty popup's`,
      );
    } finally {
      await empty.close();
    }
  });
});
