/** Keywords from the page in view: offered, edited, kept or discarded, taken back. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { count, EXAMPLE, inEachBrowser } from "./setup.mjs";

const isHidden = (/** @type {string} */ id) => document.getElementById(id)?.hidden ?? true;
const says = () => document.querySelector("#suggest-said")?.textContent;
const list = () =>
  /** @type {HTMLTextAreaElement} */ (document.querySelector("#suggest-list")).value.split("\n");
const focused = () => document.activeElement?.id;
const opened = () => document.activeElement?.id === "suggest-list";
const undoable = () => document.activeElement?.id === "suggest-undo";

inEachBrowser((context) => {
  /** What is stored of the only profile. */
  const stored = async () => {
    const options = await context.options();
    const values = await options.evaluate(() =>
      ["keywords", "targets"].map(
        (id) => /** @type {HTMLTextAreaElement} */ (document.getElementById(id)).value,
      ),
    );
    await options.close();
    return values;
  };

  test("without keywords the page's own are offered by keyboard, edited, kept and taken back", async () => {
    await saveSettings(context.driver, '{"profiles": [{"targets": ["rain garden kit"]}]}');
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.evaluate(() => document.getElementById("suggest-open")?.focus());
      await popup.press("Enter");
      await popup.until(opened);
      const suggested = await popup.evaluate(list);
      assert.ok(suggested.includes("rain garden"), suggested.join());
      await popup.fill("#suggest-list", "rain garden\nsoil");
      await popup.press("Tab");
      await popup.press("Enter");
      await popup.until(undoable);
      const report = JSON.parse(await popup.report("json"));
      assert.equal(report.page.relevance.basis, "keywords");
    });
    assert.deepEqual(await stored(), ["rain garden\nsoil", "rain garden kit"]);
    await context.click(EXAMPLE.url, async (popup) => {
      assert.equal(await popup.evaluate(isHidden, "suggest"), true, "the niche is known");
    });
  });

  test("on a page of the person's own what is there stays, and saving can be undone", async () => {
    const profile = { own_sites: ["wetfeet.example"], keywords: ["compost"] };
    await saveSettings(context.driver, JSON.stringify({ profiles: [profile] }));
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.click("#suggest-open");
      await popup.until(opened);
      const suggested = await popup.evaluate(list);
      assert.equal(suggested[0], "compost");
      assert.ok(suggested.length > 3, suggested.join());
      await popup.click("[data-act=suggest-drop]");
      await popup.until(says);
      assert.equal(await popup.evaluate(focused), "suggest-open");
      assert.equal(await popup.evaluate(isHidden, "suggest-editor"), true);

      await popup.click("#suggest-open");
      await popup.until(opened);
      await popup.fill("#suggest-list", "a".repeat(101));
      await popup.click("[data-act=suggest-keep]");
      await popup.until(() => document.activeElement?.matches("#suggest-list[aria-invalid=true]"));
      assert.match(await popup.text("#suggest-list-said"), /^Not saved/);
      assert.equal(await popup.evaluate(isHidden, "suggest-editor"), false, "nothing is lost");
      await popup.fill("#suggest-list", "gravel");
      await popup.click("[data-act=suggest-keep]");
      await popup.until(undoable);
      assert.equal(await popup.evaluate(count, "[aria-invalid], .refused:not(:empty)"), 0);
    });
    assert.deepEqual(await stored(), ["gravel", ""]);
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.click("#suggest-open");
      await popup.until(opened);
      await popup.fill("#suggest-list", "gravel\nsoil");
      await popup.click("[data-act=suggest-keep]");
      await popup.until(undoable);
      await popup.press("Enter");
      await popup.until(() => document.activeElement?.id === "suggest-open");
      assert.match((await popup.evaluate(says)) ?? "", /back/);
    });
    assert.deepEqual(await stored(), ["gravel", ""]);
  });
});
