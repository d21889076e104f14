/** All settings as one file: out, in, and back to what they are by default; a file with a mistake changes nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { inEachBrowser, savedFile } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").View} View */

const SETTINGS = {
  profiles: [
    { name: "Acme", own_sites: ["acme.example"], brands: ["Ácme \u{1F6B2}"], country: "GB" },
    { name: "Globex", keywords: ["road bike"], targets: ["bike"], rivals: ["github.com/rival"] },
  ],
  active: 1,
  tenants: false,
  neutralize_cells: false,
  columns: ["date", "url"],
  link_columns: ["url", "text"],
  look: { signs: false, dots: true, legend: false },
};

/** @param {View} options @returns {Promise<any>} */
const kept = (options) =>
  options.evaluate(async () => (await chrome.storage.local.get("settings")).settings);

/** @param {View} options @param {string} id */
const typed = (options, id) =>
  options.evaluate(
    (field) => /** @type {HTMLInputElement} */ (document.getElementById(field)).value,
    id,
  );

/** @param {string} state */
const says = (state) => document.getElementById("file-said")?.dataset.state === state;

/**
 * Chooses a file, and waits for what is said of it.
 * @param {View} options @param {string} text Each character is a byte where `bytes` says so.
 * @param {string} state What it is to end with. @param {"text" | "bytes"} [form]
 */
async function take(options, text, state, form = "text") {
  await options.evaluate(
    (given, as) => {
      const bytes = Uint8Array.from(given, (character) => character.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([as === "bytes" ? bytes : given], "settings.json"));
      const field = /** @type {HTMLInputElement} */ (document.getElementById("file-take"));
      field.files = files.files;
      document.getElementById("file-said")?.removeAttribute("data-state");
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    text,
    form,
  );
  await options.until(says, state);
  return options.text("#file-said");
}

/** @param {View} options @param {string} selector */
const focused = (options, selector) =>
  options.until((wanted) => document.activeElement?.matches(wanted), selector);

const undoIsHidden = () => document.getElementById("file-undo")?.hidden;

inEachBrowser((context) => {
  test("a saved file that is taken again gives the same settings, and undo those before", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    const options = await context.options();
    const settings = await kept(options);
    const { name, text } = await savedFile(options, "[data-act=file-save]");
    assert.match(name, /^vouch-settings-\d{4}-\d\d-\d\d\.json$/);
    assert.deepEqual(JSON.parse(text), settings);
    assert.equal(await options.text("#file-said"), `Saved as ${name}.`);
    await options.close();

    await saveSettings(context.driver, '{"profiles": [{"name": "Other"}]}');
    const again = await context.options();
    const before = await kept(again);
    await again.fill("#brands", "Not saved");
    for (const file of [text, `\u{feff}${text}`]) {
      const said = await take(again, file, "file_taken");
      assert.match(said, /^Taken from settings\.json and saved: 2 profiles in the place/);
      assert.deepEqual(await kept(again), settings);
      assert.equal(await typed(again, "name"), "Globex", "the form shows the profile in use");
      assert.equal(await typed(again, "rivals"), "github.com/rival");
      await again.click("#file-undo");
      await again.until(says, "file_undone");
      assert.deepEqual(await kept(again), before);
      assert.equal(await typed(again, "name"), "Other");
      assert.equal(await typed(again, "brands"), "Not saved", "what was typed is back too");
      await focused(again, "#file-undo");
    }
    await again.click("#file-undo");
    await again.until(
      () => /** @type {any} */ (document.getElementById("name")).value === "Globex",
    );
    assert.deepEqual(await kept(again), settings, "undo can be undone");
    await again.close();
  });

  test("what is not saved yet is not in the file, which is said", async () => {
    await saveSettings(context.driver, '{"brands": ["First"]}');
    const options = await context.options();
    await options.fill("#brands", "Second");
    const { name, text } = await savedFile(options, "[data-act=file-save]");
    assert.deepEqual(JSON.parse(text).profiles[0].brands, ["First"]);
    const said = await options.text("#file-said");
    assert.match(said, new RegExp(`^Saved as ${name}\\. .* not saved yet is not in it\\.$`));
    assert.equal(await typed(options, "brands"), "Second");
    await options.close();
  });

  test("where nothing was saved the file holds the defaults", async () => {
    const options = await context.options();
    await options.evaluate(() => chrome.storage.local.remove("settings"));
    const { text } = await savedFile(options, "[data-act=file-save]");
    const { version, profiles, reread } = JSON.parse(text);
    assert.deepEqual([version, profiles.length, reread], [4, 1, true]);
    assert.match(await take(options, text, "file_taken"), /1 profile in/);
    await options.close();
  });

  test("a file with a mistake changes nothing and says why", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    const options = await context.options();
    const settings = await kept(options);
    await options.fill("#brands", "Not saved");
    const wrong = { profiles: [{ name: "Acme" }, { name: "Globex", rivals: ["co.uk"] }] };
    for (const [text, why, form] of /** @type {const} */ ([
      ["", /EOF/],
      ["a,b\n1,2\n", /settings cannot be read: expected value/],
      [JSON.stringify({ ...SETTINGS, color: "red" }), /unknown field `color`/],
      [
        JSON.stringify({ version: 5, color: "red" }),
        /settings version 5 is newer than this build \(4\)/,
      ],
      [
        JSON.stringify({ ...SETTINGS, look: { dots: 1 } }),
        /`look` holds something of another kind/,
      ],
      [JSON.stringify(wrong), /profile “Globex”: Rivals' sites: “co\.uk” is no site/],
      ['{"brands": ["M\u{fc}nchen"]}', /invalid utf-8/, "bytes"],
      [`${" ".repeat(2_000_000)}{}`, /it is larger than 1 MB/],
    ])) {
      const said = await take(options, text, "file_refused", form);
      assert.match(said, why);
      assert.match(said, /^settings\.json was not taken: .*\. Nothing was changed\.$/);
      assert.deepEqual(await kept(options), settings, said);
      assert.equal(await typed(options, "brands"), "Not saved", said);
      assert.equal(await options.evaluate(undoIsHidden), true, said);
      assert.equal(await typed(options, "file-take"), "", "the same file can be chosen again");
    }
    const said = await take(options, `${" ".repeat(999_998)}{}`, "file_taken");
    assert.match(said, /1 profile in/, "1 MB is read");
    await options.close();
  });

  test("settings that cannot be kept change nothing and say so", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    const options = await context.options();
    const settings = await kept(options);
    await options.evaluate(() => {
      chrome.storage.local.set = () => Promise.reject(new Error("no room"));
    });
    assert.match(await take(options, "{}", "tables_failed"), /did not work: Error: no room/);
    assert.deepEqual(await kept(options), settings);
    assert.equal(await typed(options, "name"), "Globex");
    assert.equal(await options.evaluate(undoIsHidden), true);
    await options.close();
  });

  test("defaults are asked for by key, then canceled, taken and taken back", async () => {
    await saveSettings(context.driver, JSON.stringify(SETTINGS));
    const options = await context.options();
    const settings = await kept(options);
    await options.evaluate(() => document.getElementById("file-take")?.focus());
    await options.press("Tab");
    await focused(options, "[data-act=file-ask]");
    await options.press("Enter");
    await focused(options, "[data-act=file-cancel]");
    assert.match(await options.text("#file-question"), /in the place of all 2 profiles\.$/);
    await options.press("Enter");
    await focused(options, "[data-act=file-ask]");
    assert.deepEqual(await kept(options), settings);
    await options.press("Enter");
    await focused(options, "[data-act=file-cancel]");
    await options.press("Shift+Tab");
    await options.press("Enter");
    await focused(options, "#file-undo");
    await options.until(says, "file_reset_done");
    const { profiles, tenants, columns } = await kept(options);
    assert.deepEqual([profiles.length, profiles[0].name, tenants, columns], [1, "", true, []]);
    assert.equal(await typed(options, "name"), "");
    await options.press("Enter");
    await options.until(says, "file_undone");
    assert.deepEqual(await kept(options), settings);
    assert.equal(await typed(options, "name"), "Globex");
    await options.close();
    await saveSettings(context.driver, "{}");
  });
});
