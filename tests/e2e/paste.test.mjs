/** What is pasted is what was read: each format is taken from the clipboard and read by a parser that others wrote. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { parseFragment } from "parse5";
import { inEachBrowser } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Popup} Popup */
/** @typedef {import("parse5").DefaultTreeAdapterTypes.Node} Node */

/** Texts that would leave a cell, be run by a sheet, or change what is beside them. */
const TEXTS = [
  `=HYPERLINK("https://evil.example/","click")`,
  "+1 and more",
  "-1 and less",
  "@brand of pumps",
  `"quoted" from the first letter`,
  `an open " quote, and a comma; a semicolon`,
  `"one that is never closed`,
  "a pipe | and two || pipes",
  "[brackets] (and) ](https://evil.example/)",
  "`code` *stars* _lines_ ~~through~~ ![picture](x)",
  "<b>bold</b> &amp; <img src=x onerror=alert(1)>",
  "a backslash \\| before a pipe \\",
  "👩🏽‍🚒 and 😀 and 🇩🇪",
  "\u202eright to left\u202c and \u2066isolated\u2069",
  "العربية و עברית",
  "a\u2028line and a\u2029paragraph",
];

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const PAGE = {
  url: "https://paste.example/a?b=1&c=2",
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>="1" |
 two,	"three" 😀 \u202efour\u202c</title></head><body><main><h1>Pumps</h1>
${TEXTS.map((text, at) => `<p>About pumps <a href="https://s${at}.example/a|b?q=&quot;x&quot;,y[${at}]">${escaped(text)}</a> we wrote a\nwhole lot.</p>`).join("\n")}
<p>A word <a href="https://lines.example/">in\n\ttwo lines</a>, one <a href="https://empty.example/"></a> without.</p>
</main></body></html>`,
};

/** What becomes of a text that a sheet would run. @param {string} text */
const defused = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Quotes mean something where they open a cell, and nothing elsewhere: so sheets read what is pasted. @param {string} text @returns {string[][]} */
const ofTsv = (text) => parseCsv(text, { delimiter: "\t", relax_quotes: true });

/** @param {Node} node @returns {string} */
const textOf = (node) =>
  node.nodeName === "#text" && "value" in node
    ? node.value
    : "childNodes" in node
      ? node.childNodes.map(textOf).join("")
      : "";

/** All elements of some names, in the order of the document. @param {Node} node @param {string[]} names @returns {Node[]} */
const elements = (node, names) =>
  "childNodes" in node
    ? node.childNodes.flatMap((child) => [
        ...(names.includes(child.nodeName) ? [child] : []),
        ...elements(child, names),
      ])
    : [];

/** @param {string} html */
const ofHtml = (html) =>
  elements(parseFragment(html), ["tr"]).map((row) => elements(row, ["th", "td"]).map(textOf));

/** The cells of a note's table, each with its text and the address that it leads to. @param {string} markdown */
const ofMarkdown = (markdown) => {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  /** @type {{text: string, href: string}[][]} */
  const rows = [];
  let within = false;
  for (const { type, children } of tokens) {
    if (type === "tr_open") rows.push([]);
    if (type === "th_open" || type === "td_open") within = true;
    if (type === "th_close" || type === "td_close") within = false;
    if (type !== "inline" || !within) continue;
    const parts = children ?? [];
    const href = parts.map((part) => part.attrGet("href") ?? "").join("");
    rows.at(-1)?.push({ text: parts.map(({ content }) => content).join(""), href });
  }
  const types = tokens.flatMap(({ type, children }) => [
    type,
    ...(children ?? []).map((child) => child.type),
  ]);
  return { rows, types: new Set(types) };
};

/** Copies in a format, as a person does. @param {Popup} popup @param {string} format */
const copied = async (popup, format) => {
  await popup.evaluate((format) => {
    const list = /** @type {HTMLSelectElement} */ (document.querySelector("#format"));
    /** @type {any} */ (document.querySelector("#formats")).open = true;
    const said = document.querySelector("#copied");
    if (said) said.textContent = "";
    list.value = format;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }, format);
  await popup.click("[data-act=copy-chosen]");
  await popup.until(() => document.querySelector("#copied")?.textContent);
  return popup.clipboard();
};

/** The outbound links, as JSON has them. @param {Popup} popup */
const outbound = async (popup) => {
  const { links } = JSON.parse(await popup.report("json"));
  return /** @type {any[]} */ (links).filter(({ outbound }) => outbound);
};

/** A table's cells by its header. @param {string[][]} table @param {string} name */
const column = ([header = [], ...rows], name) => {
  const at = header.indexOf(name);
  assert.ok(at >= 0, `${name} in ${header}`);
  return rows.map((cells) => cells[at]);
};

inEachBrowser((context) => {
  context.pages.put(PAGE.url, { body: PAGE.body });

  test("links as TSV, its HTML twin and CSV are one table, and that of the report", async () => {
    await context.click(PAGE.url, async (popup) => {
      const links = await outbound(popup);
      assert.equal(links.length, TEXTS.length + 2);
      const tsv = ofTsv(await copied(popup, "tsv"));
      const html = ofHtml(await popup.clipboard("text/html"));
      const csv = /** @type {string[][]} */ (parseCsv(await copied(popup, "csv")));
      assert.deepEqual(html, tsv);
      assert.deepEqual(csv, tsv);
      const texts = links.map(({ text }) => defused(text));
      assert.deepEqual(column(csv, "text"), texts);
      assert.deepEqual(
        column(csv, "url"),
        links.map(({ url }) => url),
      );
      for (const text of TEXTS.slice(0, 15)) assert.ok(texts.includes(defused(text)), text);
      assert.ok(new Set(csv.map((cells) => cells.length)).size === 1, "no row is longer");
    });
  });

  test("the row and its HTML twin are one row of as many cells", async () => {
    await context.click(PAGE.url, async (popup) => {
      const row = ofTsv(await copied(popup, "row"));
      assert.deepEqual(ofHtml(await popup.clipboard("text/html")), row);
      assert.equal(row.length, 1);
      assert.equal(row[0]?.length, 19);
      assert.equal(row[0]?.[1], PAGE.url);
      assert.equal(row[0]?.[3], `'="1" | two, "three" 😀 \u202efour\u202c`);
    });
  });

  test("the note's table has a line for each link, its text and its address, and no markup of the page's", async () => {
    await context.click(PAGE.url, async (popup) => {
      const links = await outbound(popup);
      const { rows, types } = ofMarkdown(await copied(popup, "markdown"));
      assert.equal(rows.length, links.length + 1);
      assert.ok(new Set(rows.map((cells) => cells.length)).size === 1, "no row is longer");
      for (const type of [
        "html_inline",
        "html_block",
        "image",
        "code_inline",
        "em_open",
        "s_open",
      ]) {
        assert.ok(!types.has(type), type);
      }
      const said = rows.slice(1).map(([first]) => first);
      // A separator of lines beyond ASCII is kept in one format and a space in the next.
      const line = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();
      assert.deepEqual(
        said.map((cell) => line(cell?.text ?? "")),
        links.map(({ text, url }) => line(text || url)),
      );
      const normal = new MarkdownIt().normalizeLink;
      assert.deepEqual(
        said.map((cell) => cell?.href),
        links.map(({ url }) => normal(url.replaceAll("|", "%7C"))),
      );
    });
  });
});
