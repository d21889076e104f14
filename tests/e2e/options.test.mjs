/** The options page: what is saved there is used on the next page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { EXAMPLE, inEachBrowser, savedFile } from "./setup.mjs";

const said = () => document.querySelector("#said")?.textContent;

/** The field that is marked as refused and has the focus, and what is said of it. */
const refused = () => {
  const [field, ...more] = document.querySelectorAll("[aria-invalid=true]");
  if (!field || more.length > 0 || field !== document.activeElement) return null;
  const described = field.getAttribute("aria-describedby")?.split(" ") ?? [];
  const places = described.map((id) => document.getElementById(id));
  const place = places.find((place) => place?.className === "refused");
  const bar = document.querySelector(".end")?.getBoundingClientRect();
  return {
    id: field.id,
    says: place?.textContent ?? "",
    live: place?.getAttribute("role"),
    sign: place && getComputedStyle(place, "::before").content,
    outline: getComputedStyle(field).outlineStyle,
    isInView:
      field.getBoundingClientRect().top >= 0 &&
      (place?.getBoundingClientRect().bottom ?? 0) <= (bar?.top ?? 0),
  };
};

/** What is marked or said of any field. */
const told = () =>
  [...document.querySelectorAll("[aria-invalid], #settings .refused:not(:empty)")].map(
    ({ id }) => id,
  );

/** Submits the form and waits for the field that is refused. @param {import("../../tools/drive.mjs").Tab} options */
async function refusal(options) {
  await options.click(SAVE);
  await options.until(refused);
  const field = await options.evaluate(refused);
  assert.ok(field);
  return field;
}

/** @param {string} name Of the profile to show. */
const choose = (name) => {
  const list = /** @type {HTMLSelectElement} */ (document.querySelector("#profile"));
  list.selectedIndex = [...list.options].findIndex(({ text }) => text === name);
  list.dispatchEvent(new Event("change", { bubbles: true }));
};

const SAVE = "#settings button[type=submit]";

inEachBrowser((context) => {
  test("a site of one's own makes its links mine", async () => {
    const options = await context.options();
    await options.fill("#own_sites", "rainworks.example");
    await options.click(SAVE);
    await options.until(said);
    await options.close();

    await context.click(EXAMPLE.url, async (popup) => {
      const report = JSON.parse(await popup.report("json"));
      assert.equal(report.totals.mine, 1);
      assert.match(await popup.text("#answer [data-field=mine-links]"), /Rainworks/);
      assert.equal(report.mine.links.length, 1);
    });
  });

  test("a site is taken for what it says or refused, and a corner of a shared host is one", async () => {
    const kept = await context.options();
    const sites = () =>
      /** @type {HTMLTextAreaElement} */ (document.querySelector("#own_sites")).value;
    for (const wrong of ["co.uk", "www.com", "*.acme.example", "acme.example:8080", "com"]) {
      await kept.fill("#own_sites", wrong);
      await kept.click(SAVE);
      await kept.until(
        (typed) =>
          document
            .querySelector("#own_sites-said")
            ?.textContent?.includes(`“${typed}” is no site: type`),
        wrong,
      );
    }
    await kept.fill("#own_sites", "https://medium.com/@Acme/\nb\u00fccher.example/caf\u00e9");
    await kept.click(SAVE);
    await kept.until(
      () =>
        /** @type {HTMLElement} */ (document.querySelector("#said"))?.dataset.state ===
        "options_saved",
    );
    assert.equal(await kept.evaluate(sites), "medium.com/@Acme\nxn--bcher-kva.example/caf%C3%A9");
    await kept.close();
    const url = "https://corner.example/";
    context.pages.put(url, {
      body: `<!doctype html><p>See <a href="https://medium.com/@you/a">you</a> and
        <a href="https://medium.com/@acme/b">us</a>.`,
    });
    await context.click(url, async (popup) => {
      const { mine } = JSON.parse(await popup.report("json"));
      const found = mine.links.map((/** @type {{url: string}} */ link) => link.url);
      assert.deepEqual(found, ["https://medium.com/@acme/b"]);
    });
    await saveSettings(context.driver, "{}");
  });

  test("what was saved is shown again", async () => {
    const settings = { version: 1, own_sites: ["claypapers.example"], brands: ["The Clay Papers"] };
    await saveSettings(context.driver, JSON.stringify(settings));
    const options = await context.options();
    const field = (/** @type {string} */ id) =>
      /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value.trim();
    assert.equal(await options.evaluate(field, "own_sites"), "claypapers.example");
    assert.equal(await options.evaluate(field, "brands"), "The Clay Papers");
    await options.close();
  });

  test("what is typed while the settings are being saved stays, and is saved the next time", async () => {
    await saveSettings(context.driver, "{}");
    const options = await context.options();
    const typed = await options.evaluate(() => {
      const brands = /** @type {HTMLTextAreaElement} */ (document.querySelector("#brands"));
      brands.value = "First";
      /** @type {HTMLFormElement} */ (document.querySelector("#settings")).requestSubmit();
      brands.value = "First\nSecond";
      return brands.value;
    });
    await options.until(said);
    const field = () =>
      /** @type {HTMLTextAreaElement} */ (document.querySelector("#brands")).value;
    assert.equal(await options.evaluate(field), typed);
    await options.click(SAVE);
    await options.until(async () =>
      JSON.stringify(await chrome.storage.local.get()).includes("Second"),
    );
    await options.close();
  });

  test("a profile is added, renamed, removed and brought back", async () => {
    await saveSettings(context.driver, '{"brands": ["First"]}');
    const options = await context.options();
    const names = () =>
      [...document.querySelectorAll("#profile option")].map((option) => option.textContent);
    const field = (/** @type {string} */ id) =>
      /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value.trim();
    assert.deepEqual(await options.evaluate(names), ["Profile 1"]);
    await options.click("[data-act=add]");
    await options.until(() => document.querySelectorAll("#profile option").length === 2);
    assert.equal(await options.evaluate(field, "brands"), "", "a new one is empty");
    await options.fill("#name", "Acme");
    await options.fill("#rivals", "https://www.Rival.example/");
    await options.click(SAVE);
    await options.until(said);
    assert.deepEqual(await options.evaluate(names), ["Profile 1", "Acme"]);
    assert.equal(await options.evaluate(field, "rivals"), "www.rival.example");
    await options.click("[data-act=remove]");
    await options.until(() => document.querySelectorAll("#profile option").length === 1);
    assert.equal(await options.evaluate(field, "brands"), "First");
    await options.click("[data-act=undo]");
    await options.until(() => document.querySelectorAll("#profile option").length === 2);
    assert.equal(await options.evaluate(field, "rivals"), "www.rival.example");
    await options.close();
  });

  test("a field that is refused is marked, described and in view, until it is mended and saved", async () => {
    await saveSettings(context.driver, "{}");
    const options = await context.options();
    const long = "a".repeat(3000);
    for (const [id, wrong, right] of [
      ["own_sites", "co.uk", "acme.example"],
      ["rivals", "co.uk", "rival.example"],
      ["brands", long, "Acme"],
      ["keywords", long, "pump"],
      ["targets", long, "best pump"],
      ["country", "Spain", "ES"],
    ]) {
      await options.fill(`#${id}`, wrong ?? "");
      const field = await refusal(options);
      assert.equal(field.id, id);
      assert.match(field.says, /^Not saved: ./);
      assert.equal(field.live, "status");
      assert.match(field.sign ?? "", /✕/);
      assert.equal(field.outline, "solid");
      assert.ok(field.isInView, id);
      assert.equal(await options.evaluate(said), "", "it is said once");
      await options.fill(`#${id}`, right ?? "");
      await options.click(SAVE);
      await options.until(said);
      assert.deepEqual(await options.evaluate(told), [], id);
    }
    await options.close();
    await saveSettings(context.driver, "{}");
  });

  test("of two profiles of one name, the one that is shown is marked", async () => {
    const profiles = [{ name: "Acme" }, { name: "Globex" }, { name: "Initech" }];
    await saveSettings(context.driver, JSON.stringify({ profiles }));
    const options = await context.options();
    const shown = () =>
      /** @type {HTMLSelectElement} */ (document.querySelector("#profile")).selectedIndex;
    await options.fill("#name", "globex");
    const first = await refusal(options);
    assert.deepEqual([first.id, await options.evaluate(shown)], ["name", 0]);
    await options.evaluate(choose, "Initech");
    await options.until(
      () => /** @type {HTMLInputElement} */ (document.querySelector("#name")).value === "Initech",
    );
    assert.deepEqual(await options.evaluate(told), [], "its name is none of the two");
    const other = await refusal(options);
    assert.deepEqual([other.id, await options.evaluate(shown)], ["name", 1]);
    await options.fill("#name", "Umbrella");
    await options.click(SAVE);
    await options.until(said);
    assert.deepEqual(await options.evaluate(told), []);
    await options.close();
  });

  test("a mistake in a profile that is not shown names the profile and leads there", async () => {
    const profiles = [{ name: "Acme" }, { name: "Globex" }];
    await saveSettings(context.driver, JSON.stringify({ profiles }));
    const options = await context.options();
    await options.fill("#own_sites", "not a site");
    await options.evaluate(choose, "Globex");
    await options.until(
      () => /** @type {HTMLInputElement} */ (document.querySelector("#name")).value === "Globex",
    );
    await options.fill("#brands", "Globex Corporation");
    const { id, says } = await refusal(options);
    assert.equal(id, "own_sites");
    assert.match(says, /Not saved: .*Acme.*My sites.*not a site/);
    const value = (/** @type {string} */ id) =>
      /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value;
    assert.equal(await options.evaluate(value, "name"), "Acme");
    assert.equal(await options.evaluate(value, "own_sites"), "not a site");
    await options.evaluate(choose, "Globex");
    await options.until(
      () => /** @type {HTMLInputElement} */ (document.querySelector("#name")).value === "Globex",
    );
    assert.equal(await options.evaluate(value, "brands"), "Globex Corporation", "nothing is lost");
    assert.deepEqual(await options.evaluate(told), []);
    await options.close();
  });

  test("a country is shown by its name, kept, and weighed", async () => {
    const url = "https://neighbors.example.ie/mills";
    context.pages.put(url, {
      body: `<!doctype html><html lang="en"><title>Mills</title><p>We have read
        <a href="https://mills.example/">a history of mills</a> in one day.`,
    });
    const worth = () =>
      context.click(url, async (popup) => {
        const { links, prospect } = JSON.parse(await popup.report("json"));
        const codes = prospect.reasons.map((/** @type {{code: string}} */ { code }) => code);
        return { high: links[0].referral.high, abroad: codes.includes("abroad") };
      });
    await saveSettings(context.driver, "{}");
    const before = await worth();
    const options = await context.options();
    await options.fill("#country", "uk");
    await options.press("Tab");
    await options.click(SAVE);
    await options.until(
      () => document.querySelector("#country-name")?.textContent === "United Kingdom",
    );
    await options.fill("#country", "Spain");
    await options.click(SAVE);
    await options.until(() => /Not saved: My country/.test(document.body.innerText));
    await options.close();
    const after = await worth();
    assert.ok(!before.abroad && after.abroad && after.high < before.high, JSON.stringify(after));
    await saveSettings(context.driver, "{}");
  });

  test("a pasted text becomes an editable list of keywords", async () => {
    await saveSettings(context.driver, '{"keywords": ["bicycle"]}');
    const options = await context.options();
    await options.click(".suggest > summary");
    await options.fill(
      "#paste",
      "A road bike is light. Our road bikes are made for climbing, and a bicycle needs care.",
    );
    await options.click("[data-act=suggest]");
    await options.until(() => document.querySelector("#suggested")?.textContent);
    const keywords = await options.evaluate(() =>
      /** @type {HTMLTextAreaElement} */ (document.querySelector("#keywords")).value.split("\n"),
    );
    assert.equal(keywords[0], "bicycle");
    assert.ok(keywords.includes("road bike"), keywords.join());
    assert.equal(keywords.filter((keyword) => keyword === "bicycle").length, 1);
    await options.close();
  });

  test("r25_tenants_off leaves it to the suffix list who is whose neighbor", async () => {
    const url = "https://jane.substack.com/p/neighbors";
    const neighbor = "https://john.substack.com/";
    context.pages.put(url, {
      body: `<!doctype html><title>Neighbors</title><p>Read <a href="${neighbor}">John's letters</a>.`,
    });
    const told = () =>
      context.click(url, async (popup) => {
        const { links, totals } = JSON.parse(await popup.report("json"));
        return [links[0].url, links[0].outbound, links[0].tenant, totals.outbound];
      });
    /** @param {boolean} tenants What the box shows before it is clicked. */
    const flip = async (tenants) => {
      const options = await context.options();
      const checked = () =>
        /** @type {HTMLInputElement} */ (document.getElementById("tenants")).checked;
      assert.equal(await options.evaluate(checked), tenants);
      await options.click("#tenants");
      await options.click(SAVE);
      await options.until(said);
      await options.close();
    };
    assert.deepEqual(await told(), [neighbor, true, "john.substack.com", 1]);
    await flip(true);
    assert.deepEqual(await told(), [neighbor, false, null, 0]);
    await flip(false);
    assert.deepEqual(await told(), [neighbor, true, "john.substack.com", 1]);
  });

  for (const [name, stored, says] of /** @type {const} */ ([
    ["newer than this version", { version: 5, profiles: [{}] }, /newer version.*Update Vouch/s],
    ["rubbish", "rubbish", /damaged.*start anew/s],
  ])) {
    test(`stored settings that are ${name} are told of and never overwritten unasked`, async () => {
      const set = await context.options();
      await set.evaluate((settings) => chrome.storage.local.set({ settings }), stored);
      await set.close();
      await context.click(EXAMPLE.url, async (popup, _page, state) => {
        assert.equal(state, "complete");
        assert.match(await popup.text("#unreadable"), /cannot be read/);
        await popup.evaluate(() => {
          document.querySelector("#answer [data-field=prospect]")?.replaceChildren();
          document.getElementById("profile")?.dispatchEvent(new Event("change", { bubbles: true }));
        });
        await popup.until(
          () => document.querySelector("#answer [data-field=prospect]")?.textContent,
        );
      });
      const options = await context.options();
      const kept = () => options.evaluate(() => chrome.storage.local.get("settings"));
      assert.deepEqual(await kept(), { settings: stored }, "nor by a choice in the popup");
      assert.match(await options.text("#unreadable"), says);
      const hidden = () => document.getElementById("settings")?.hidden;
      assert.equal(await options.evaluate(hidden), true, "there is nothing to save");
      const { name, text } = await savedFile(options, "[data-act=unreadable-file]");
      assert.match(name, /^vouch-settings-\d{4}-\d\d-\d\d\.json$/);
      assert.deepEqual(JSON.parse(text), stored, "what is there can be saved");
      assert.match(await options.text("#unreadable-said"), /Saved as vouch-settings-/);
      await options.click("[data-act=unreadable-ask]");
      assert.deepEqual(await kept(), { settings: stored });
      await options.click("[data-act=unreadable-start]");
      await options.until(() => !document.getElementById("settings")?.hidden);
      assert.notDeepEqual(await kept(), { settings: stored });
      assert.match(await options.text("#unreadable-said"), /Started anew/);
      await options.click("#unreadable-undo");
      await options.until(() => document.getElementById("settings")?.hidden);
      assert.deepEqual(await kept(), { settings: stored });
      await options.close();
      await saveSettings(context.driver, "{}");
    });
  }

  test("columns of the table of links and the look of marks are chosen, kept, and used where they say", async () => {
    const state = () =>
      [...document.querySelectorAll("#link_columns input, #look input")].map((it) => {
        const { id, value, checked } = /** @type {HTMLInputElement} */ (it);
        return [id || value, checked];
      });
    await saveSettings(context.driver, "{}");
    const options = await context.options();
    const before = Object.fromEntries(await options.evaluate(state));
    assert.equal(Object.keys(before).length, 23);
    assert.equal(Object.values(before).filter(Boolean).length, 22, "all but the dots");
    for (const [id, on] of Object.entries(before)) {
      const wanted = ["url", "follow", "place_high", "look_dots"].includes(id);
      if (on !== wanted && !id.startsWith("look_s")) {
        const name = id.startsWith("look_") ? `#${id}` : `#link_columns [value=${id}]`;
        await options.click(name);
      }
    }
    await options.click(SAVE);
    await options.until(said);
    await options.close();
    const again = await context.options();
    const kept = await again.evaluate(
      async () => /** @type {any} */ ((await chrome.storage.local.get("settings")).settings),
    );
    assert.deepEqual(kept.link_columns, ["url", "follow", "place_high"]);
    assert.deepEqual(kept.look, { signs: true, dots: true, legend: false });
    const shown = Object.entries(Object.fromEntries(await again.evaluate(state)));
    assert.deepEqual(
      shown.flatMap(([id, on]) => (on ? id : [])),
      ["url", "follow", "place_high", "look_signs", "look_dots"],
    );
    await again.close();
    await context.click(EXAMPLE.url, async (popup) => {
      const columns = ["url", "follow", "place_high"];
      const [tabs] = (await popup.report("tsv")).split("\n");
      assert.deepEqual(tabs?.split("\t"), columns);
      const [commas] = (await popup.report("csv")).split("\r\n");
      assert.deepEqual(commas?.split(","), columns);
      assert.match(await popup.report("markdown"), /\n\| Link \| Follow \| Place \|\n/);
      assert.match(await popup.report("json"), /"crawl"/);
    });
    await saveSettings(context.driver, "{}");
  });

  test("every setting says what it costs", async () => {
    const options = await context.options();
    /** Fields, each with what is said of it or of the group that it stands in. */
    const told = () =>
      [...document.querySelectorAll("main :is(input, textarea, select)")].map((field) => {
        const ids = [field, field.closest("fieldset")].map((it) =>
          it?.getAttribute("aria-describedby"),
        );
        const places = (ids.find((given) => given) ?? "").split(" ");
        const words = places.map((id) => document.getElementById(id)?.textContent ?? "");
        const { id, value } = /** @type {HTMLInputElement} */ (field);
        return /** @type {const} */ ([id || value, words.join(" ")]);
      });
    const fields = await options.evaluate(told);
    assert.ok(fields.length > 50, `${fields.length} fields`);
    for (const [field, says] of fields) assert.match(says, /\bcosts?\b/i, field);
    await options.close();
  });

  test("settings that cannot be are refused with a reason", async () => {
    for (const wrong of ["{", '{"version":1,"own_sites":["http://"]}', '{"colour":"red"}']) {
      await assert.rejects(saveSettings(context.driver, wrong), (error) => {
        assert.ok(error instanceof Error && error.message.length > 10);
        return true;
      });
    }
  });
});
