/** What can become of the person's own link, one page for each way: the popup's word for it, and why. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { inEachBrowser } from "./setup.mjs";

const MINE = "https://www.acme.example/pumps";
const LINK = `See <a href="${MINE}">Acme</a>.`;

/** @param {string} text @param {string} [head] */
const page = (text, head = "") =>
  `<!doctype html><html lang="en"><head><title>Pumps</title>${head}</head><body><main><h1>Pumps</h1>
<p>A paragraph about hand pumps that is long enough to be a text of its own. ${text}</p></main></body></html>`;

/**
 * @typedef {object} Fate
 * @property {string} body
 * @property {number} [status]
 * @property {string} [tag] The X-Robots-Tag header.
 * @property {string} [robots] The robots.txt; 404 without.
 * @property {RegExp} standing
 * @property {RegExp} why In the words of the link's line.
 */

const GOES = /Live and followed/;
const QUALIFIED = /but qualified/;
const CANNOT = /cannot count/;
const UNSURE = /cannot be told/;

/** Of a link that is there. @type {Record<string, Fate>} */
const FATES = {
  followed: { body: page(LINK), standing: GOES, why: /does not qualify/ },
  nofollow: {
    body: page(`See <a rel="nofollow" href="${MINE}">Acme</a>.`),
    standing: QUALIFIED,
    why: /nofollow/,
  },
  ugc: { body: page(`See <a rel="ugc" href="${MINE}">Acme</a>.`), standing: QUALIFIED, why: /ugc/ },
  sponsored: {
    body: page(`See <a rel="sponsored" href="${MINE}">Acme</a>.`),
    standing: QUALIFIED,
    why: /sponsored/,
  },
  pagewide: {
    body: page(LINK, '<meta name="robots" content="nofollow">'),
    standing: QUALIFIED,
    why: /not to follow any link/,
  },
  noindex: {
    body: page(LINK, '<meta name="robots" content="noindex">'),
    standing: CANNOT,
    why: /not to be indexed/,
  },
  "noindex by header": {
    body: page(LINK),
    tag: "noindex",
    standing: CANNOT,
    why: /not to be indexed/,
  },
  "nofollow by header": {
    body: page(LINK),
    tag: "nofollow",
    standing: QUALIFIED,
    why: /not to follow any link/,
  },
  "blocked by robots.txt": {
    body: page(LINK),
    robots: "User-agent: *\nDisallow: /",
    standing: CANNOT,
    why: /robots\.txt forbids crawling/,
  },
  "not found": { body: page(LINK), status: 404, standing: CANNOT, why: /error status 404/ },
  gone: { body: page(LINK), status: 410, standing: CANNOT, why: /error status 410/ },
  "server error": { body: page(LINK), status: 503, standing: CANNOT, why: /error status 503/ },
  "canonical elsewhere": {
    body: page(LINK, '<link rel="canonical" href="/elsewhere">'),
    standing: QUALIFIED,
    why: /probably count for https:\/\/fate\d+\.example\/elsewhere/,
  },
  uncrawlable: {
    body: page(
      `See <svg width="80" height="20"><a href="${MINE}"><text y="15">Acme</text></a></svg>.`,
    ),
    standing: CANNOT,
    why: /not documented as crawlable/,
  },
  "rendered only": {
    body: page(
      `See <b></b>.<script>document.querySelector("b").innerHTML = '<a href="${MINE}">Acme</a>'</script>`,
    ),
    standing: GOES,
    why: /only after its scripts ran/,
  },
  "rel taken away by a script": {
    body: page(
      `See <a rel="nofollow" href="${MINE}">Acme</a>.<script>document.querySelector("a").rel = ""</script>`,
    ),
    standing: UNSURE,
    why: /a script took that away/,
  },
  "a header that may be another engine's": {
    body: page(LINK),
    tag: "otherbot: noarchive, noindex",
    standing: UNSURE,
    why: /for another search engine alone/,
  },
  "through a redirect": {
    body: page(`See <a href="/redirect?url=${encodeURIComponent(MINE)}">Acme</a>.`),
    standing: UNSURE,
    why: /redirect/,
  },
  hidden: {
    body: page(`See <a style="display:none" href="${MINE}">Acme</a>.`),
    standing: /nobody sees it/,
    why: /not rendered/,
  },
  wrapped: {
    body: page(`See <a href="https://www.google.com/url?q=${encodeURIComponent(MINE)}">Acme</a>.`),
    standing: CANNOT,
    why: /passes no credit/,
  },
};

const OTHER = 'See <a href="https://other.example/">another</a>.';

/** Of a link that is not there: what the popup says of that. @type {Record<string, Omit<Fate, "standing">>} */
const ABSENCES = {
  "other links": { body: page(OTHER), why: /^outbound links read: 1, none yours$/ },
  "no link": { body: page("None."), why: /^outbound links read: 0, none yours$/ },
  error: {
    body: page(OTHER),
    status: 404,
    why: /^the server answers with error status 404\noutbound links read: 1/,
  },
  "taken away by a script": {
    body: page(`${LINK}<script>document.querySelector("a").remove()</script>`),
    why: /^the server's HTML has a link to https:\/\/www\.acme\.example\/pumps, but[\s\S]*read: 0/,
  },
  shortener: {
    body: page('See <a href="https://bit.ly/3x">that</a>.'),
    why: /^outbound links read: 1[\s\S]*hide where they go: 1/,
  },
  "closed parts": {
    body: page(
      `${OTHER}<i></i><script>document.querySelector("i").replaceWith(document.createElement("x-box"));
document.querySelector("x-box").attachShadow({mode: "closed"}).innerHTML = '<a href="${MINE}">Acme</a>'</script>
<iframe sandbox srcdoc="Apart" width="80" height="20"></iframe>`,
    ),
    why: /^outbound links read: 1, none yours\na link may be in [\s\S]*other origins: 1, closed shadow roots: 1$/,
  },
  "run by a script": {
    body: page(`See <a href="javascript:location='${MINE}'">Acme</a>.`),
    why: /^a link that runs a script names a site of yours[\s\S]*read: 0/,
  },
  "run by a click": {
    body: page(`See <span onclick="location='${MINE}'">Acme</span>.`),
    why: /^what a click does \(onclick, data-href\) names a site of yours[\s\S]*read: 0/,
  },
  "an address that is no link": {
    body: page(`See <b data-href="${MINE}">Acme</b>.`),
    why: /^what a click does \(onclick, data-href\) names a site of yours[\s\S]*read: 0/,
  },
  "clicks that lead elsewhere": {
    body: page('See <b onclick="go(\'notacme.example\')" data-href="/acme">Acme</b>.'),
    why: /^outbound links read: 0, none yours$/,
  },
  "for browsers without scripts, and taken away by a script": {
    body: page(
      `See <noscript>${LINK}</noscript>.<script>document.querySelector("noscript").remove()</script>`,
    ),
    why: /^a link to https:\/\/www\.acme\.example\/pumps stands in a noscript alone[\s\S]*read: 0/,
  },
  "for browsers without scripts, in a frame": {
    body: page(`<iframe srcdoc='<p>See <noscript>${LINK}</noscript>.</p>'></iframe>`),
    why: /^a link to https:\/\/www\.acme\.example\/pumps stands in a noscript alone[\s\S]*read: 0/,
  },
  "for browsers without scripts": {
    body: page(`See <noscript>${LINK}</noscript>.`),
    why: /^a link to https:\/\/www\.acme\.example\/pumps stands in a noscript alone[\s\S]*read: 0/,
  },
};

inEachBrowser((context) => {
  let count = 0;

  /** Serves a page of a host of its own. @param {Pick<Fate, "body" | "status" | "tag" | "robots">} fate */
  function served({ body, status, tag, robots }) {
    count += 1;
    const url = `https://fate${count}.example/`;
    const headers = tag ? [/** @type {[string, string]} */ (["X-Robots-Tag", tag])] : [];
    context.pages.put(url, { body, headers, ...(status && { status }) });
    if (robots) context.pages.put(`${url}robots.txt`, { body: robots, type: "text/plain" });
    return url;
  }

  for (const [name, fate] of Object.entries(FATES)) {
    test(`a link's fate: ${name}`, async () => {
      await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
      await context.click(served(fate), async (popup) => {
        assert.match(await popup.text("[data-field=mine-says]"), fate.standing);
        assert.match(await popup.text("[data-field=mine-links]"), fate.why);
        assert.match(await popup.report("markdown"), /\n- Your links here: [^:]+: \S/);
      });
    });
  }

  for (const [name, absence] of Object.entries(ABSENCES)) {
    test(`no link, and why: ${name}`, async () => {
      await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
      await context.click(served(absence), async (popup) => {
        assert.equal(await popup.text("[data-field=mine-says]"), "Not there");
        const said = await popup.evaluate(() => {
          const first = document.querySelector("[data-field=mine-absent]");
          const rest = document.querySelectorAll("[data-field=mine-absence] > li");
          return [first, ...rest].map((line) => line?.textContent).join("\n");
        });
        assert.match(said, absence.why);
        const note = (await popup.report("markdown")).replaceAll("\\", "");
        const told = said.split("\n").join("; ");
        assert.ok(note.includes(`- Your links here: Not there: ${told}\n`), note);
      });
    });
  }
});
