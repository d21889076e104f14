/** Copying from the popup: what is in the clipboard is the report, as text and as a table. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { saveSettings } from "../../tools/drive.mjs";
import { deny, EXAMPLE, inEachBrowser, openRow, savedFile } from "./setup.mjs";

/** @param {string} name */
const said = (name) => document.querySelector("#copied")?.textContent?.includes(name);

/** The cells of each row of a table of HTML, read by the browser's own parser. @param {string} html */
const cellsOf = (html) =>
  [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => cell.textContent ?? ""),
  );

/** Chooses a format from the list. @param {string} format */
const choose = (format) => {
  const list = /** @type {HTMLSelectElement} */ (document.querySelector("#format"));
  /** @type {any} */ (document.querySelector("#formats")).open = true;
  list.value = format;
  list.dispatchEvent(new Event("change", { bubbles: true }));
};

/** Rows of pasted TSV whose quotes open no cell. @param {string} tsv */
const rowsOf = (tsv) =>
  tsv
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t"));

/** Lets the clipboard be written to again. */
const allow = () => {
  for (const name of ["write", "writeText"]) Reflect.deleteProperty(navigator.clipboard, name);
};

/** The text that is offered where it could not be copied, all of it selected and in focus; null where none is. */
const offered = () => {
  const field = document.querySelector("#copy-fallback:not([hidden]) textarea");
  if (!(field instanceof HTMLTextAreaElement) || field !== document.activeElement) return null;
  const { value, selectionStart, selectionEnd } = field;
  return selectionStart === 0 && selectionEnd === value.length ? value : null;
};

/** A page whose titles and anchors try to leave their cells. */
const ODD = {
  url: "https://odd.example/a",
  body: `<!doctype html><meta charset="utf-8"><title>=1+1 | "two"\t<b>three</b></title><main><h1>Odd</h1><p>A page with
<a href="https://one.example/?a=1&amp;b=2">=HYPERLINK("x") &lt;img src=x&gt; | pipes [and] brackets</a> and
<a href="https://two.example/">a 😀 \u202eright\u202c, "quotes"</a> in one paragraph of words that go on for a while.</main>`,
};

inEachBrowser((context) => {
  context.pages.put(ODD.url, { body: ODD.body });

  test("every format is shown before it is copied, and copied as it was shown", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const formats = await popup.evaluate(() =>
        [...document.querySelectorAll("#format option")].map((option) => [
          option.getAttribute("value") ?? "",
          option.textContent ?? "",
        ]),
      );
      assert.deepEqual(
        formats.map(([format]) => format),
        ["markdown", "tsv", "csv", "json", "row"],
      );
      for (const [format = "", name = ""] of formats) {
        await popup.evaluate(choose, format);
        const whole = await popup.report(/** @type {any} */ (format));
        await popup.until(
          (/** @type {string} */ start) =>
            /** @type {any} */ (document.querySelector("#preview")).value.startsWith(start),
          // What stands in a field has line feeds alone.
          whole.slice(0, 200).replaceAll("\r\n", "\n"),
        );
        await popup.click("[data-act=copy-chosen]");
        await popup.until(said, name);
        assert.equal(await popup.clipboard(), whole, format);
        assert.ok(whole.includes("wetfeet.example"), format);
      }
    });
  });

  test("where the clipboard is denied the text is offered, selected, and that is said", async () => {
    const isHidden = () => document.querySelector("#copy-fallback[hidden]") !== null;
    await context.click(EXAMPLE.url, async (popup) => {
      /** @param {string} start */
      const refused = async (start) => {
        await popup.until((words) => {
          const line = document.querySelector("#copied[data-fails]")?.textContent ?? "";
          const field = document.querySelector("#copy-fallback textarea");
          const holds = field instanceof HTMLTextAreaElement && field.value.startsWith(words);
          return holds && /refused to copy.*selected/.test(line);
        }, start);
        const text = await popup.evaluate(offered);
        assert.ok(text !== null, `all of it is selected: ${start}`);
        return text;
      };
      await openRow(popup, 1);
      await popup.evaluate(deny);
      const row = await popup.report(/** @type {any} */ ("row"));
      await popup.click("[data-act=copy]");
      assert.equal(await refused(row.slice(0, 50)), row);
      // Two forms of the one are written at once, of the other the text alone.
      for (const format of ["tsv", "markdown"]) {
        await popup.evaluate(choose, format);
        await popup.click("[data-act=copy-chosen]");
        const whole = await popup.report(/** @type {any} */ (format));
        assert.equal(await refused(whole.slice(0, 50)), whole);
      }
      await popup.click("#rows .detail .evidence button");
      assert.match(await refused("Page: "), /^Page: https:\/\/wetfeet\.example\/.*\nLinks to: /);
      await popup.evaluate(allow);
      await popup.click("[data-act=copy]");
      await popup.until(said, "Row");
      assert.ok(await popup.evaluate(isHidden), "what was copied needs no field");
      assert.equal(await popup.clipboard(), row);
      assert.equal(await popup.evaluate(() => document.querySelector("#copied[data-fails]")), null);
    });
  });

  test("every format is saved as a file of its name, with what would be copied in it", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      for (const [format = "", ending = ""] of [
        ["markdown", "md"],
        ["tsv", "tsv"],
        ["csv", "csv"],
        ["json", "json"],
        ["row", "tsv"],
      ]) {
        await popup.evaluate(choose, format);
        const { name, text } = await savedFile(popup, "[data-act=download]");
        assert.match(
          name,
          new RegExp(`^vouch-wetfeet\\.example-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`),
        );
        assert.equal(text, await popup.report(/** @type {any} */ (format)), format);
        await popup.until(said, `Saved as ${name}`);
      }
    });
  });

  test("a row has the columns that were chosen, in their order", async () => {
    const row = () =>
      context.click(EXAMPLE.url, async (popup) => {
        await popup.click("[data-act=copy]");
        await popup.until(said, "Row");
        const [cells = []] = rowsOf(await popup.clipboard());
        const twin = await popup.evaluate(cellsOf, await popup.clipboard("text/html"));
        assert.deepEqual(twin, [cells]);
        return cells;
      });
    await saveSettings(context.driver, "{}");
    const all = await row();
    assert.equal(all.length, 19);
    // As the options store them: whatever their order there, it is the row's.
    await saveSettings(context.driver, '{"columns": ["title", "url", "outbound"]}');
    assert.deepEqual(await row(), [all[1], all[3], all[10]]);
    await saveSettings(context.driver, "{}");
  });

  test("tables hold the links that the filters show, and say so", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.evaluate(choose, "csv");
      await popup.until(() => /** @type {any} */ (document.querySelector("#preview")).value !== "");
      const isSilent = () => document.querySelector("#formats-scope[hidden]") !== null;
      assert.ok(await popup.evaluate(isSilent), "all of them need no word");
      await popup.fill("#list-search", "lythrum");
      await popup.until(() => document.querySelector("#formats-scope:not([hidden])"));
      const links = JSON.parse(await popup.report("json")).links;
      const outbound = links.filter((/** @type {any} */ link) => link.outbound);
      const chosen = outbound.filter((/** @type {any} */ link) =>
        `${link.text} ${link.url}`.toLowerCase().includes("lythrum"),
      );
      assert.ok(chosen.length > 0 && chosen.length < outbound.length);
      assert.match(
        await popup.text("#formats-scope"),
        new RegExp(`${chosen.length} of ${outbound.length}`),
      );
      await popup.click("[data-act=copy-chosen]");
      await popup.until(said, "CSV");
      const rows = (await popup.clipboard()).trimEnd().split("\n").slice(1);
      const numbers = rows.map((row) => Number(row.split(",")[0]));
      assert.deepEqual(
        numbers,
        chosen.map((/** @type {any} */ link) => link.index),
      );
      await popup.evaluate(choose, "json");
      await popup.click("[data-act=copy-chosen]");
      await popup.until(said, "JSON");
      const copied = JSON.parse(await popup.clipboard());
      assert.deepEqual(copied.links, chosen);
      assert.equal(copied.totals.links, links.length, "the totals are the page's");
      await popup.evaluate(choose, "row");
      await popup.until(() => document.querySelector("#formats-scope[hidden]"));
      await popup.click("#list-clear");
    });
  });

  test("a link is copied as evidence, with what the person says of having been logged in", async () => {
    await context.click(ODD.url, async (popup) => {
      await openRow(popup, 1);
      const within = "#rows .detail .evidence";
      await popup.click(`${within} button`);
      await popup.until(
        (/** @type {string} */ place) =>
          document.querySelector(`${place} [role=status]`)?.textContent?.includes("Evidence"),
        within,
      );
      const speaking = () => {
        const lines = [...document.querySelectorAll("[role=status]")];
        return lines.filter(({ textContent }) => textContent?.includes("Evidence")).length;
      };
      assert.equal(await popup.evaluate(speaking), 1, "it is read out once");
      const text = await popup.clipboard();
      const lines = text.split("\n");
      assert.equal(lines.length, 6, text);
      assert.match(text, /^Page: https:\/\/odd\.example\/a$/m);
      assert.match(text, /^Links to: https:\/\/one\.example\/\?a=1&b=2$/m);
      assert.ok(
        text.includes('A page with [=HYPERLINK("x") <img src=x> | pipes [and] brackets] and'),
      );
      assert.match(text, /^Status: followed · .*crawlable/m);
      assert.match(text, /^Can it count\? Yes: \S/m);
      const seen = /^Seen: (\S+Z)$/m.exec(text)?.[1] ?? "";
      assert.ok(Math.abs(Date.now() - Date.parse(seen)) < 300_000, text);
      for (const [session, says] of [
        ["in", "Seen while logged in"],
        ["out", "Seen without being logged in"],
      ]) {
        await popup.evaluate(
          (place, chosen) => {
            /** @type {any} */ (document.querySelector(`${place} select`)).value = chosen;
          },
          within,
          session,
        );
        await popup.click(`${within} button`);
        // The same is said each time: the clipboard alone tells when it is done.
        const end = performance.now() + PATIENCE;
        for (;;) {
          const lines = (await popup.clipboard()).split("\n");
          if (lines.length === 7 && lines[6] === says) break;
          assert.ok(performance.now() < end, lines.join("\n"));
        }
      }
    });
  });

  test("rows and tables are pasted as text and as HTML, the same cells in both", async () => {
    await context.click(ODD.url, async (popup) => {
      for (const [format = "", name = ""] of [
        ["row", "Row"],
        ["tsv", "TSV"],
      ]) {
        await popup.evaluate(choose, format);
        await popup.click("[data-act=copy-chosen]");
        await popup.until(said, name);
        const text = await popup.clipboard();
        const html = await popup.clipboard("text/html");
        const cells = await popup.evaluate(cellsOf, html);
        assert.deepEqual(cells, rowsOf(text), format);
        assert.ok(!/<(?:img|b)\b/.test(html), html);
      }
    });
  });

  test("a key copies the row, unless somebody is typing", async () => {
    await context.click(ODD.url, async (popup) => {
      await popup.press("c");
      await popup.until(said, "Row");
      const [cells = []] = rowsOf(await popup.clipboard());
      assert.equal(cells.length, 19);
      assert.equal(cells[1], ODD.url);
      assert.equal(cells[3], `'=1+1 | "two" <b>three</b>`);
      await popup.evaluate(() => {
        const said = document.querySelector("#copied");
        if (said) said.textContent = "";
        /** @type {any} */ (document.querySelector("#pasted-text")).focus();
      });
      await popup.press("c");
      await popup.press("b");
      const field = () => /** @type {any} */ (document.querySelector("#pasted-text")).value;
      assert.equal(await popup.evaluate(field), "cb");
      assert.equal(await popup.text("#copied"), "");
    });
  });
});

/** A place where it is another day now than in Greenwich. */
const TIME_ZONE = new Date().getUTCHours() < 11 ? "Etc/GMT+12" : "Etc/GMT-14";

inEachBrowser(
  (context) => {
    context.pages.put(ODD.url, { body: ODD.body });

    test("the day is that of the person's place", async () => {
      await context.click(ODD.url, async (popup) => {
        await popup.press("c");
        await popup.until(said, "Row");
        const [cells = []] = rowsOf(await popup.clipboard());
        const there = new Intl.DateTimeFormat("en-CA", { timeZone: TIME_ZONE });
        assert.equal(cells[0], there.format());
        assert.notEqual(cells[0], new Date().toISOString().slice(0, 10));
      });
    });
  },
  { timeZone: TIME_ZONE },
);
