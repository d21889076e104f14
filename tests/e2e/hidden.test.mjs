/** What on a real page may bring a concealed link into view (R32), and what is no excuse. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser } from "./setup.mjs";

/**
 * Markup with a link for LINK, and what is said of the link.
 * @type {Record<string, [visibility: string, markup: string]>}
 */
const CASES = {
  alone: ["hidden", `<p>A text.<div style="display:none">LINK</div>`],
  named: [
    "collapsed",
    `<button aria-controls="named">More</button><p>A text.<div id="named" style="display:none">LINK</div>`,
  ],
  leadsto: [
    "collapsed",
    `<a href="#leads-to">More</a><p>A text.<div id="leads-to" style="display:none">LINK</div>`,
  ],
  outer: [
    "collapsed",
    `<p data-target="#outer">More<div id="outer"><p>A text.<div style="display:none">LINK</div></div>`,
  ],
  skipped: [
    "hidden",
    `<a href="#skipped">To the text</a><div id="skipped"><p>A text.<div style="display:none">LINK</div></div>`,
  ],
  beside: ["collapsed", `<button>More</button><div style="display:none">LINK</div>`],
  far: [
    "suspect",
    `<p>A text.<div style="position:absolute;left:-9999px"><button>Print</button> LINK</div>`,
  ],
  faralone: ["hidden", `<p>A text.<div style="position:absolute;left:-9999px">LINK</div>`],
  hover: ["collapsed", `<div class="tip"><p>A text.<div class="text">LINK</div></div>`],
  nested: ["collapsed", `<div class="card"><p>A text.<div class="more">LINK</div></div>`],
  either: ["collapsed", `<div class="box"><p>A text.<div class="rest">LINK</div></div>`],
  printed: ["suspect", `<p>A text.<div class="printed">LINK</div>`],
  faded: ["suspect", `<p>A text.<div style="opacity:0;transition:opacity 1s">LINK</div>`],
  still: ["hidden", `<p>A text.<div style="opacity:0">LINK</div>`],
  submenu: [
    "collapsed",
    `<nav><ul><li><a href="/more">More</a><ul style="display:none"><li>LINK</ul></ul></nav>`,
  ],
  heading: ["suspect", `<h3>A question</h3><div style="display:none">LINK</div>`],
};

const STYLE = `.tip .text, .printed { display: none }
  .tip:hover .text { display: block }
  .card { .more { display: none } &:hover .more { display: block } }
  .rest { display: none } :is(.box:hover, .box:focus-within) .rest { display: block }
  @media print { .printed { display: block } }`;

/** @param {string} name @param {string} markup */
const section = (name, markup) =>
  `<section>${markup.replace("LINK", `<a href="https://${name}.example/">what it is about</a>`)}</section>`;

const BODY = `<!doctype html><title>Page</title><style>${STYLE}</style>
${Object.entries(CASES)
  .map(([name, [, markup]]) => section(name, markup))
  .join("\n")}`;

/** A page that scrolls in a box of its own, the link above what is seen of it. */
const SHELL = `<!doctype html><title>Page</title><style>html, body { height: 100%; margin: 0; overflow: hidden }
  #app { height: 100%; overflow: auto } #far { height: 5000px }</style>
  <div id="app"><p><a href="https://above.example/">what it is about</a></p><div id="far"></div></div>
  <script>document.querySelector("#app").scrollTop = 4000</script>`;

/** Pages from right to left: scrolling leads to the left. */
const LEFTWARD = `<!doctype html><html dir="rtl"><title>Page</title><div style="width:4000px;text-align:left">
  <a href="https://left.example/">what it is about</a></div>
  <div style="overflow-x:auto;width:300px"><div style="width:3000px;text-align:left">
  <a href="https://within.example/">what it is about</a></div></div>`;

inEachBrowser((context) => {
  test("r32_scrolled: what scrolling leads to is no link off the screen", async () => {
    const pages = { "https://shell.example/": SHELL, "https://leftward.example/": LEFTWARD };
    for (const [url, body] of Object.entries(pages)) {
      context.pages.put(url, { body });
      await context.click(url, async (popup) => {
        const { links } = JSON.parse(await popup.report("json"));
        const seen = links.map((/** @type {any} */ link) => [link.site, link.visibility]);
        const sites = url.includes("shell")
          ? ["above.example"]
          : ["left.example", "within.example"];
        assert.deepEqual(
          seen,
          sites.map((site) => [site, "visible"]),
        );
      });
    }
  });

  test("r32_openers: a link is hidden only where nothing on the page would show it", async () => {
    const url = "https://hidden.example/";
    context.pages.put(url, { body: BODY });
    await context.click(url, async (popup) => {
      const { links } = JSON.parse(await popup.report("json"));
      /** @type {[string, string][]} */
      const seen = links
        .filter((/** @type {any} */ { outbound }) => outbound)
        .map((/** @type {any} */ link) => [link.site.split(".")[0], link.visibility]);
      const expected = Object.entries(CASES).map(([name, [visibility]]) => [name, visibility]);
      assert.deepEqual(Object.fromEntries(seen), Object.fromEntries(expected));
    });
  });
});
