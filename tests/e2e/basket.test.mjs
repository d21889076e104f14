/** The basket: put in from the popup, seen, noted, copied and emptied on its page, and never lost. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import { saveSettings } from "../../tools/drive.mjs";
import { deny, EXAMPLE, inEachBrowser, savedFile } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").View} View */

const said = (/** @type {string} */ words) =>
  document.querySelector("#copied, #said")?.textContent?.includes(words);

const count = (/** @type {number} */ wanted) =>
  document.querySelectorAll("#rows > tr").length === wanted;

const notes = () =>
  [...document.querySelectorAll("#rows input")].map((note) => /** @type {any} */ (note).value);

/** @param {string} key */
const kept = async (key) => (await chrome.storage.local.get(key))[key];

inEachBrowser((context) => {
  const url = (/** @type {string} */ name) => `https://${name}.example/`;
  for (const name of ["first", "second"]) {
    const body = `<!doctype html><title>The ${name}</title><main><p>Words about <a href="https://else.example/">other
things</a> that are read.</p></main>`;
    for (const address of [url(name), `${url(name)}?utm_source=x`]) {
      context.pages.put(address, { body });
    }
  }

  /** @param {string} address */
  const put = (address) =>
    context.click(address, async (popup) => {
      await popup.press("b");
      await popup.until(said, "basket");
      return popup.text("[data-act=basket-open]");
    });

  /** @param {(page: View) => Promise<void>} use */
  const opened = async (use) => {
    const page = await context.driver.extensionPage("basket.html");
    try {
      await page.until(() => document.querySelector("#count")?.textContent);
      await use(page);
    } finally {
      await page.close();
    }
  };

  test("an empty basket says how to fill it", async () => {
    await opened(async (page) => {
      assert.match(await page.text("#none"), /press B/);
      assert.equal(await page.text("#count"), "0 pages");
    });
  });

  test("a page is there once, with its note, in the columns of the row", async () => {
    assert.equal(await put(url("first")), "Basket: 1");
    assert.equal(await put(url("second")), "Basket: 2");
    await opened(async (page) => {
      await page.until(count, 2);
      await page.fill("#rows > tr:first-child input", "ask Ann");
      await page.until(async (/** @type {string} */ note) => {
        const { basket } = await chrome.storage.local.get("basket");
        return /** @type {any} */ (basket).pages[0].note === note;
      }, "ask Ann");
    });
    assert.equal(await put(`${url("first")}?utm_source=x`), "Basket: 2");
    await opened(async (page) => {
      await page.until(count, 2);
      assert.deepEqual(await page.evaluate(notes), ["ask Ann", ""]);
      await page.click("[data-act=copy]");
      await page.until(said, "2 rows");
      const rows = (await page.clipboard()).split("\n").map((line) => line.split("\t"));
      assert.deepEqual(
        rows.map((cells) => [cells.length, cells[3], cells[18]]),
        [
          [19, "The first", "ask Ann"],
          [19, "The second", ""],
        ],
      );
      assert.match(await page.clipboard("text/html"), /<td>ask Ann<\/td>/);
    });
  });

  test("all rows are saved as files, with their notes", async () => {
    await opened(async (page) => {
      await page.until(count, 2);
      for (const [form = "", delimiter = ""] of [
        ["tsv", "\t"],
        ["csv", ","],
      ]) {
        const { name, text } = await savedFile(page, `[data-act=${form}]`);
        assert.match(name, new RegExp(`^vouch-basket-\\d{4}-\\d\\d-\\d\\d\\.${form}$`));
        await page.until(said, `Saved as ${name}`);
        /** @type {Record<string, string>[]} */
        const rows = parseCsv(text, { delimiter, columns: true });
        assert.deepEqual(
          rows.map((row) => [Object.keys(row).length, row.url, row.title, row.note]),
          [
            [19, `${url("first")}?utm_source=x`, "The first", "ask Ann"],
            [19, url("second"), "The second", ""],
          ],
        );
      }
    });
  });

  test("copied and saved rows have the columns that were chosen, in the row's order", async () => {
    await saveSettings(context.driver, '{"columns": ["note", "title", "url"]}');
    await opened(async (page) => {
      await page.until(count, 2);
      await page.click("[data-act=copy]");
      await page.until(said, "2 rows");
      const rows = [
        [`${url("first")}?utm_source=x`, "The first", "ask Ann"],
        [url("second"), "The second", ""],
      ];
      const copied = (await page.clipboard()).replace(/\n$/, "").split("\n");
      assert.deepEqual(
        copied.map((line) => line.split("\t")),
        rows,
      );
      const { text } = await savedFile(page, "[data-act=csv]");
      assert.deepEqual(parseCsv(text), [["url", "title", "note"], ...rows]);
    });
    await saveSettings(context.driver, "{}");
  });

  test("where the clipboard is denied it says so, and where the rows are to be had", async () => {
    await opened(async (page) => {
      await page.until(count, 2);
      await page.evaluate(deny);
      await page.click("[data-act=copy]");
      await page.until(said, "refused to copy. Download the rows");
      const { text } = await savedFile(page, "[data-act=tsv]");
      assert.match(text, /ask Ann/);
    });
  });

  test("what is removed comes back where it stood", async () => {
    await opened(async (page) => {
      await page.until(count, 2);
      await page.click("#rows > tr:first-child [data-act=remove]");
      await page.until(count, 1);
      await page.click("#undo");
      await page.until(count, 2);
      assert.deepEqual(await page.evaluate(notes), ["ask Ann", ""]);
      await page.click("[data-act=empty]");
      await page.until(count, 0);
      await page.press("Enter");
      await page.until(count, 2);
    });
  });

  test("one that cannot be read is never overwritten unasked", async () => {
    await opened(async (page) => {
      const before = await page.evaluate(kept, "basket");
      const newer = { version: 2, pages: "of another build" };
      await page.evaluate(
        (/** @type {any} */ basket) => chrome.storage.local.set({ basket }),
        newer,
      );
      const answer = await context.click(EXAMPLE.url, async (popup) => {
        await popup.press("b");
        await popup.until(said, "cannot be read");
        return popup.text("#copied");
      });
      assert.match(answer, /version 2/);
      assert.deepEqual(await page.evaluate(kept, "basket"), newer);
      await page.evaluate(
        (/** @type {any} */ basket) => chrome.storage.local.set({ basket }),
        before,
      );
    });
  });
});
