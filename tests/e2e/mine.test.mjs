/** The person's own links: what became of each, for the profile in use. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { count, inEachBrowser, rows } from "./setup.mjs";

const MINE = "https://www.acme.example/pumps";

/** @param {string} text @param {string} [head] */
const page = (text, head = "") =>
  `<!doctype html><html lang="en"><head><title>Pumps</title>${head}</head><body><main><h1>Pumps</h1>
<p>A paragraph about hand pumps that is long enough to be a text of its own. ${text}</p></main></body></html>`;

/**
 * What can be wrong with an agreed link: the page, the point that fails, and a word of why.
 * @type {Record<string, [string, string, RegExp]>}
 */
const BREACHES = {
  absent: [page("Nothing of ours."), "Link", /no link to a site of yours/],
  elsewhere: [
    page(`See <a href="https://acme.example/other">Acme</a>.`),
    "Link",
    /acme\.example\/other/,
  ],
  anchor: [
    page(`See <a href="${MINE}">click here</a>.`),
    "Anchor",
    /“click here” instead of “Acme”/,
  ],
  nofollow: [page(`See <a rel="nofollow" href="${MINE}">Acme</a>.`), "rel", /^nofollow instead of/],
  footer: [
    page("Nothing.").replace(
      "</main>",
      `</main><footer><p><a href="${MINE}">Acme</a></p></footer>`,
    ),
    "Context",
    /^Footer instead of: Body/,
  ],
  hidden: [
    page(`See <a style="display:none" href="${MINE}">Acme</a>.`),
    "Visibility",
    /not rendered/,
  ],
  canonical: [
    page(`See <a href="${MINE}">Acme</a>.`, '<link rel="canonical" href="/elsewhere">'),
    "Canonical",
    /\/elsewhere/,
  ],
  noindex: [
    page(`See <a href="${MINE}">Acme</a>.`, '<meta name="robots" content="noindex">'),
    "Indexing",
    /not to be indexed/,
  ],
  noreferrer: [
    page(`See <a rel="noreferrer" href="${MINE}">Acme</a>.`),
    "Referrer",
    /the visit shows as direct/,
  ],
};

/** The points in the popup, each as its cells. */
const points = () =>
  [...document.querySelectorAll("[data-field=point-list] > li")].map((point) =>
    [...point.children].map((cell) => String(cell.textContent)),
  );

/** The mark before each point's word, in order. */
const marks = () =>
  [...document.querySelectorAll("[data-field=point-list] .held")].map(
    (held) => getComputedStyle(held, "::before").content.match(/[✓✕?]/)?.[0],
  );

/** @param {string} state */
const said = (state) => document.getElementById("agreed-said")?.dataset.state === state;

/** What the form says. */
const terms = () =>
  ["url", "anchor", "rel", "place"].map(
    (name) =>
      /** @type {HTMLInputElement | HTMLSelectElement} */ (
        document.getElementById(`agreed-${name}`)
      ).value,
  );

const PROFILES = JSON.stringify({
  profiles: [
    {
      name: "Acme",
      own_sites: ["acme.example"],
      brands: ["Acme Pumps"],
      keywords: ["hand pump"],
      rivals: ["globex.example"],
    },
    { name: "Globex", own_sites: ["globex.example"], keywords: ["wedding photography"] },
  ],
});

/** @typedef {{low: number, high: number}} Range */

/**
 * What the page's best slot and its first link are worth, as far as relevance enters it.
 * @param {import("../../tools/drive.mjs").Popup} popup @returns {Promise<Record<string, Range>>}
 */
async function worth(popup) {
  const { prospect, links } = JSON.parse(await popup.report("json"));
  const [{ place, search }] = links;
  const slot = { place: prospect.place, search: prospect.search };
  assert.match(await popup.text(".values"), new RegExp(`${slot.place.low}–${slot.place.high}`));
  return { "slot's place": slot.place, "slot's search": slot.search, place, search };
}

/** Every value's range lies lower. @param {Record<string, Range>} less @param {Record<string, Range>} more */
function assertLess(less, more) {
  for (const [name, { low, high }] of Object.entries(less)) {
    const other = more[name];
    assert.ok(other && low < other.low && high < other.high, `${name}: ${low}–${high}`);
  }
}

inEachBrowser((context) => {
  test("a page that names the brand without a link is a chance", async () => {
    await saveSettings(context.driver, PROFILES);
    const url = "https://named.example/";
    context.pages.put(url, { body: page("People like Acme Pumps, not PacmePumps.") });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-says]"), /Not there/);
      await popup.click("#mentions > summary");
      assert.match(
        await popup.text("[data-field=mentions]"),
        /a chance [^…]*…[^…]*People like Acme Pumps, not/,
      );
    });
  });

  test("a name in text without a box or in a mail address is no chance, however letters are composed", async () => {
    const profiles = [
      { name: "Café", own_sites: ["acme.example"], brands: ["Caf\u00e9 Acme"] },
      { name: "Pumps", own_sites: ["acme.example"], brands: ["Acme Pumps"] },
    ];
    await saveSettings(context.driver, JSON.stringify({ profiles }));
    const url = "https://unseen.example/";
    context.pages.put(url, {
      body: page(`Write to info@acme.example.</p><p>We like Cafe\u0301&nbsp;Acme.</p>
        <style>.gone { display: none } .clear { visibility: hidden } .bare { display: contents }</style>
        <p class="clear">Caf\u00e9 Acme unseen.</p>
        <div class="gone"><p>Caf\u00e9 Acme unseen. Acme Pumps unseen.</p></div>
        <p class="bare">Acme-Pumps, seen.`),
    });
    const mentions = () =>
      context.click(url, async (popup) => JSON.parse(await popup.report("json")).mine.mentions);
    assert.deepEqual(await mentions(), [{ text: "We like Caf\u00e9 Acme." }]);
    await context.click(url, async (popup) => {
      await popup.evaluate(() => {
        const list = /** @type {HTMLSelectElement} */ (document.querySelector("#profile"));
        list.selectedIndex = 1;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await popup.until(() =>
        document.querySelector("[data-field=mentions]")?.textContent?.includes("Acme-Pumps, seen."),
      );
      assert.doesNotMatch(await popup.text("[data-field=mentions]"), /unseen/);
    });
    await saveSettings(context.driver, PROFILES);
  });

  test("switching the profile judges the page anew, at once and without a request", async () => {
    const url = "https://both.example/";
    const body = page(
      `See <a href="${MINE}">Acme</a> or <a rel="ugc" href="https://globex.example/">Globex</a>.`,
    );
    context.pages.put(url, { body });
    await context.click(url, async (popup) => {
      const relevance = async () => JSON.parse(await popup.report("json")).page.relevance.high;
      const near = await relevance();
      const before = await worth(popup);
      assert.match(await popup.text("[data-field=mine-says]"), /followed/);
      assert.match(await popup.text("[data-field=rivals]"), /1/);
      assert.match((await rows(popup))[1] ?? "", /rival/);
      const asked = context.requests().all;
      await popup.evaluate(() => {
        const list = /** @type {HTMLSelectElement} */ (document.querySelector("#profile"));
        list.selectedIndex = 1;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await popup.until(() => document.querySelector(".mine[data-standing=qualified]"));
      assert.match(await popup.text("[data-field=mine-links]"), /Globex/);
      assert.doesNotMatch((await rows(popup)).join(), /rival/);
      assert.ok((await relevance()) < near, "the keywords are another client's");
      assertLess(await worth(popup), before);
      assert.equal(context.requests().all, asked);
    });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-links]"), /Globex/, "it was kept");
    });
  });

  test("keywords of a profile change what a page and its links are worth", async () => {
    const url = "https://weighed.example/";
    const text = "Hand pumps lift water. A hand pump with a long handle is a good hand pump.";
    context.pages.put(url, { body: page(`${text} See <a href="https://a.example/">pumps</a>.`) });
    const told = async (/** @type {string[]} */ keywords) => {
      await saveSettings(context.driver, JSON.stringify({ profiles: [{ keywords }] }));
      return context.click(url, worth);
    };
    const [related, none, unrelated] = [
      await told(["hand pump", "water", "pumps"]),
      await told([]),
      await told(["wedding photography", "bridal dress"]),
    ];
    assertLess(unrelated, related);
    for (const [name, range] of Object.entries(none)) {
      const [low, high] = [unrelated[name], related[name]];
      assert.ok(range && low && high && range.low >= low.low && range.high <= high.high, name);
    }
    const options = await context.options();
    await options.fill("#keywords", "hand pump\nwater\npumps");
    await options.click("#settings button[type=submit]");
    await options.until(() => document.getElementById("said")?.dataset.state === "options_saved");
    await options.close();
    assert.deepEqual(await context.click(url, worth), related, "typed as stored");
  });

  test("a page in another language than the keywords is not judged by them, and that is said", async () => {
    const keywords = ["travel", "flights", "vacation", "holiday", "cruise itinerary"];
    await saveSettings(context.driver, JSON.stringify({ profiles: [{ keywords }] }));
    const url = "https://brunnen.example/";
    const body = `<!doctype html><html lang="de"><title>Der Brunnen</title><main><h1>Der Brunnen</h1><p>Die Pumpe steht auf dem Hof und hebt das Wasser, das wir für den Garten und die Tiere brauchen, aus dem Brunnen.
      Sie ist nicht neu, aber sie läuft, weil der Nachbar sie jedes Jahr auseinander nimmt und wieder schmiert.
      Siehe <a href="https://a.example/">Pumpen</a>.</p></main>`;
    context.pages.put(url, { body });
    await context.click(url, async (popup) => {
      const { relevance } = JSON.parse(await popup.report("json")).page;
      assert.equal(relevance.basis, "other-language");
      assert.match(await popup.text("[data-field=prospect-reason]"), /another language/);
    });
  });

  test("says what was here when the link was last seen", async () => {
    await saveSettings(context.driver, PROFILES);
    const url = "https://changing.example/";
    const told = async (/** @type {string} */ text) => {
      context.pages.put(url, { body: page(text) });
      return context.click(url, (popup) => popup.text("[data-field=mine]"));
    };
    assert.doesNotMatch(await told("Nothing of ours."), /changed/);
    assert.doesNotMatch(await told(`See <a href="${MINE}">Acme</a>.`), /It has changed/);
    const qualified = await told(`See <a rel="nofollow" href="${MINE}">Acme</a>.`);
    assert.match(
      qualified,
      /It has changed\s+“Live and followed” on \w{3} \d+, \d{4}, “Live, but qualified” now/,
    );
    assert.match(qualified, /rel was none until \w{3} \d+, \d{4}, nofollow now/);
    const renamed = await told(`See <a rel="nofollow" href="${MINE}?a=1">here</a>.`);
    assert.match(renamed, /The anchor was “Acme” until \w{3} \d+, \d{4}, “here” now/);
    assert.match(renamed, /It pointed to https:\/\/www\.acme\.example\/pumps until/);
    const seen = /The link last seen on \w{3} \d+, \d{4} \(“Live, but qualified”\) is gone/;
    const gone = await told("Nothing of ours any more.");
    assert.match(gone, /Not there/);
    assert.match(gone, seen);
    assert.match(await told("Still nothing."), seen);
  });

  test("what was kept of a page in the old form is still read", async () => {
    const url = "https://known.example/";
    const options = await context.options();
    await options.evaluate(
      (key) => chrome.storage.local.set({ [key]: [{ verdict: "followed", day: "2026-03-12" }] }),
      `seen acme.example ${url}`,
    );
    await options.close();
    context.pages.put(url, { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`) });
    await context.click(url, async (popup) => {
      const before = await popup.text("[data-field=mine-before]");
      assert.match(before, /“Live and followed” on Mar 12, 2026, “Live, but qualified” now/);
      assert.doesNotMatch(before, /anchor/);
    });
  });

  test("an agreement is saved by the form, held against the page, removed and brought back", async () => {
    const url = "https://agreed.example/";
    context.pages.put(url, { body: page(`See <a href="${MINE}/?utm_source=b">Acme</a>.`) });
    await context.click(`${url}#part`, async (popup) => {
      assert.deepEqual(await popup.evaluate(points), []);
      await popup.click("#agreement > summary");
      const found = [`${MINE}/?utm_source=b`, "Acme", "followed", "body"];
      assert.deepEqual(await popup.evaluate(terms), found, "what was found is offered");
      await popup.fill("#agreed-url", "other.example");
      await popup.press("Enter");
      await popup.until(() => document.activeElement?.matches("#agreed-url[aria-invalid=true]"));
      assert.match(await popup.text("#agreed-url-said"), /on none of the sites/);
      await popup.fill("#agreed-url", "www.acme.example/pumps");
      await popup.press("Enter");
      await popup.until(said, "agreed_kept");
      assert.equal(await popup.evaluate(count, "[aria-invalid], .refused:not(:empty)"), 0);
      assert.deepEqual(await popup.evaluate(terms), [MINE, "Acme", "followed", "body"]);
      assert.match(await popup.text("#points > summary"), /all 8 points hold/);
      assert.match(await popup.report("markdown"), /As agreed\?\n {2}- Link: holds, .*utm/);
    });
    context.pages.put(url, { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`) });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("#points > summary"), /1 of 8 points fails/);
      assert.equal((await popup.evaluate(marks)).join(""), "✓✓✕✓✓✓✓✓");
      await popup.click("#agreement > summary");
      await popup.click("#agreed-remove");
      await popup.until(said, "agreed_removed");
      assert.deepEqual(await popup.evaluate(points), []);
      assert.equal(await popup.evaluate(() => document.activeElement?.id), "agreed-undo");
      await popup.press("Enter");
      await popup.until(said, "agreed_restored");
      assert.equal((await popup.evaluate(points)).length, 8);
    });
    // However the page's address is spelled, and whichever of the client's sites stands first.
    const tagged = "https://www.agreed.example/?utm_source=mail";
    context.pages.put(tagged, { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`) });
    const turned = JSON.parse(PROFILES);
    turned.profiles[0].own_sites.unshift("first.example");
    await saveSettings(context.driver, JSON.stringify(turned));
    await context.click(tagged, async (popup) => {
      const { agreed, links } = JSON.parse(await popup.report("json")).mine;
      assert.deepEqual(
        [agreed.held, agreed.terms.rel, links[0].rung],
        ["fail", "followed", "exact"],
      );
    });
    await saveSettings(context.driver, PROFILES);
  });

  test("each way in which a link is not as agreed is told apart", async () => {
    const options = await context.options();
    const line = `agreed\tacme.example\t${MINE}\tAcme\tfollowed\tbody\n`;
    const hosts = Object.keys(BREACHES).map((breach) => `https://not-${breach}.example/`);
    await options.evaluate(
      (given, urls) =>
        chrome.storage.local.set(Object.fromEntries(urls.map((url) => [`agreed ${url}`, given]))),
      line,
      hosts,
    );
    await options.close();
    for (const [breach, [body, term, why]] of Object.entries(BREACHES)) {
      const url = `https://not-${breach}.example/`;
      context.pages.put(url, { body });
      await context.click(url, async (popup) => {
        const told = await popup.evaluate(points);
        const amiss = told.filter(([, held]) => held !== "holds");
        assert.deepEqual(
          amiss.map(([about, held]) => [about, held]),
          [[term, "fails"]],
          breach,
        );
        assert.match(String(amiss[0]?.[2]), why, breach);
      });
    }
  });

  test("the link that is held against an agreement is the one that is named", async () => {
    const url = "https://many.example/";
    const options = await context.options();
    await options.evaluate(
      (key, line) => chrome.storage.local.set({ [key]: line }),
      `agreed ${url}`,
      `agreed\tacme.example\t${MINE}\t\t\t\n`,
    );
    await options.close();
    const others = [1, 2, 3, 4].map((n) => `<a href="https://acme.example/${n}">other ${n}</a>`);
    const held = `<a rel="nofollow" href="${MINE}">the one agreed</a>`;
    context.pages.put(url, { body: page(`See ${others.join(", ")} and ${held}.`) });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-says]"), /Live and followed/);
      const named = /^#4 “the one agreed”\s+Live, but qualified/;
      assert.match(await popup.text("[data-field=mine-links]"), named);
      assert.match(await popup.text("[data-field=mine-more]"), /\b4 more/);
    });
  });

  test("of a private window nothing is kept, and no form offers it", async () => {
    const url = "https://secret.example/";
    context.pages.put(url, { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`) });
    const forms = () =>
      ["agreement", "pasted"].map((form) => Boolean(document.getElementById(form)?.hidden));
    await context.click(url, async (popup) =>
      assert.deepEqual(await popup.evaluate(forms), [false, false]),
    );
    const stored = async () => {
      const options = await context.options();
      const keys = await options.evaluate(() => chrome.storage.local.get().then(Object.keys));
      await options.close();
      return keys.filter((key) => key.includes("secret.example"));
    };
    assert.equal((await stored()).length, 1, "what became of the link, in an ordinary window");
    const hidden = `${url}hidden`;
    context.pages.put(hidden, { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`) });
    await context.visit(hidden, async (opened) => {
      const popup = await opened.action();
      await popup.settled();
      const state = await popup.evaluate(async () => {
        // The tab's word for it, since no driver lets an extension into a private window.
        globalThis.vouchTab.isPrivate = () => true;
        const glue = globalThis.vouchGlue;
        return glue.popup?.(await globalThis.vouchReady);
      });
      assert.equal(state, "complete");
      assert.deepEqual(await popup.evaluate(forms), [true, true]);
      assert.match(await popup.text("[data-field=mine-says]"), /but qualified/);
    });
  });

  test("a link in a frame is mine, and nothing leads there", async () => {
    const url = "https://framing.example/";
    const inner = `<p>See <a rel='nofollow' href='${MINE}'>Acme</a> for pumps of every kind.</p>`;
    context.pages.put(url, { body: page(`<iframe srcdoc="${inner}"></iframe>`) });
    await context.click(url, async (popup) => {
      assert.match(await popup.text("[data-field=mine-says]"), /but qualified/);
      assert.match(await popup.text("[data-field=mine-links]"), /“Acme”\s+in a frame of this page/);
      const leads = () =>
        document.querySelectorAll("[data-field=mine-links] button:not([hidden])").length;
      assert.equal(await popup.evaluate(leads), 0);
    });
  });

  test("from one profile there is nothing to choose, and a click leads to the link", async () => {
    await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
    const url = "https://long.example/";
    const far = `<p style="height: 4000px">Far down.</p><p>See <a href="${MINE}">Acme</a>.</p>`;
    context.pages.put(url, { body: page(far) });
    await context.click(url, async (popup, opened) => {
      const hidden = () => document.querySelector("#profiles")?.hasAttribute("hidden");
      assert.equal(await popup.evaluate(hidden), true);
      assert.equal(await opened.evaluate(() => window.scrollY), 0);
      await popup.click("[data-field=mine-links] button");
      await opened.until(() => window.scrollY > 1000);
    });
  });
});
