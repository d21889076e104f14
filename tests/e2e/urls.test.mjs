/** The core against the browser's own `URL`: hosts, sites and what is outbound, for thousands of made-up addresses (R17, R23). */

import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { Hrefs } from "./hrefs.mjs";
import { inEachBrowser } from "./setup.mjs";

/** Another one with `VOUCH_SEED=n`. */
const SEED = Number(process.env.VOUCH_SEED ?? 1);
const LINKS = 420;

/**
 * Pages whose hosts are of every kind, whose site each is, and the bases that they declare.
 * @type {{url: string, site: string, tenant?: string, base?: string}[]}
 */
const PLACES = [
  { url: "https://www.alpha.com/dir/page?x=1", site: "alpha.com" },
  { url: "http://alpha.co.uk/a/b", site: "alpha.co.uk", base: '<base href="sub/dir/">' },
  {
    url: "https://blog.alpha.github.io/p/",
    site: "alpha.github.io",
    base: '<base href="//bravo.unknown.example/x/y">',
  },
  { url: "http://192.168.1.1:8080/a/b", site: "192.168.1.1" },
  {
    url: "http://[2001:db8::1]/a",
    site: "[2001:db8::1]",
    base: '<base target="_blank"><base href="/c/"><base href="//z.example/">',
  },
  {
    url: "http://localhost:3000/x",
    site: "localhost",
    base: '<base href="https://xn--bcher-kva.example/y">',
  },
  {
    url: "http://intranet/x",
    site: "intranet",
    base: '<base href="HTTPS:\\\\Alpha.Example:443">',
  },
  { url: "https://co.uk/", site: "co.uk" },
  {
    url: "https://jane.wordpress.com/2020/",
    site: "wordpress.com",
    tenant: "jane.wordpress.com",
  },
  { url: "https://alpha.any.ck/", site: "alpha.any.ck", base: '<base href="./..//">' },
  { url: "https://www.ck/x?y#z", site: "www.ck", base: '<base href="?q">' },
  { url: "https://www.alpha.com./x", site: "alpha.com", base: '<base href="data:,x">' },
];

/** By the browser's `URL.protocol`: how the report counts it; what is not here is "other". @type {Record<string, string>} */
const SCHEMES = Object.fromEntries([
  ...["mailto", "tel", "sms", "javascript", "data", "blob", "about", "file"].map((scheme) => [
    `${scheme}:`,
    scheme,
  ]),
  ["chrome-extension:", "extension"],
  ["moz-extension:", "extension"],
]);

/** @typedef {{raw: string, protocol: string, hostname: string, href: string}} Resolved */

/** The browser's own reading of every link. @returns {Resolved[]} */
const resolved = () =>
  Array.from(document.links, (link) => {
    const raw = link.getAttribute("href") ?? "";
    try {
      const { protocol, hostname, href } = new URL(raw, document.baseURI);
      return { raw, protocol, hostname, href };
    } catch {
      return { raw, protocol: "", hostname: "", href: "" };
    }
  });

/** Every character by its number, since parsers change or drop some. @param {string} text */
const escaped = (text) => Array.from(text, (letter) => `&#${letter.codePointAt(0)};`).join("");

/** @param {string} base @param {string[]} hrefs */
const written = (base, hrefs) =>
  `<!doctype html><meta charset="utf-8"><title>Links</title>${base}<p>${hrefs
    .map((href) => `<a href="${escaped(href)}">x</a>`)
    .join("\n")}`;

/** @param {{protocol: string}} link */
const isWeb = ({ protocol }) => protocol === "http:" || protocol === "https:";

/**
 * A host that Chromium takes and the URL Standard refuses, as Firefox and the core do. Nothing can be reached at it;
 * should the core take it all the same, the test fails too.
 */
const REFUSED = ["a%20b.example"];

/** @param {Resolved} link @returns {Resolved} */
const standard = (link) => (REFUSED.includes(link.hostname) ? { ...link, protocol: "" } : link);

/** How many links of other schemes, and of none. @param {Resolved[]} links */
function skipped(links) {
  /** @type {Record<string, number>} */
  const counts = { unresolvable: 0, other: 0, extension: 0 };
  for (const scheme of Object.values(SCHEMES)) counts[scheme] = 0;
  for (const { protocol } of links) {
    const kind = protocol === "" ? "unresolvable" : (SCHEMES[protocol] ?? "other");
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/**
 * What the report must say of each web link.
 * @param {Resolved[]} links
 * @param {Hrefs} hrefs
 * @param {import("./hrefs.mjs").Whose} page
 */
function expected(links, hrefs, page) {
  return links.map(({ raw, protocol, hostname, href }, index) => {
    if (!isWeb({ protocol })) return { raw };
    const { site, tenant } = hrefs.whose(hostname);
    const corners = tenant !== undefined && page.tenant !== undefined;
    const outbound = site !== page.site || (corners && tenant !== page.tenant);
    return { raw, index, url: href, via: null, site, tenant: tenant ?? null, outbound };
  });
}

/** What it says. @param {Resolved[]} links @param {any[]} rows */
function told(links, rows) {
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return links.map(({ raw }, at) => {
    const row = byIndex.get(at);
    if (!row) return { raw };
    const { index, url, via, site, tenant, outbound } = row;
    return { raw, index, url, via, site, tenant, outbound };
  });
}

/** The first few of those that differ. @param {object[]} wanted @param {object[]} said */
function differences(wanted, said) {
  const pairs = wanted.map((want, at) => ({ want, said: said[at] }));
  return pairs.filter((pair) => !isDeepStrictEqual(pair.want, pair.said)).slice(0, 8);
}

inEachBrowser((context) => {
  test("r17_r23_r24_urls: site and outbound agree with the browser's own URL", async (t) => {
    const hrefs = new Hrefs(SEED);
    const seen = { links: 0, unresolvable: 0, elsewhere: 0, outbound: 0, inside: 0 };
    for (const place of PLACES) {
      const { url, base = "", ...whose } = place;
      const host = new URL(url).hostname.replace(/\.$/, "");
      hrefs.know(host, whose);
      const made = Array.from({ length: LINKS }, () => hrefs.next(host));
      context.pages.put(url, { body: written(base, made) });
      await context.click(url, async (popup, page, state) => {
        assert.equal(state, "complete");
        const links = (await page.evaluate(resolved)).map(standard);
        const report = JSON.parse(await popup.report("json"));
        const where = `seed ${SEED}, ${url} ${base}`;
        assert.deepEqual(
          links.map(({ raw }) => raw),
          made,
        );
        assert.equal(report.page.site, whose.site, where);
        const wrong = differences(expected(links, hrefs, whose), told(links, report.links));
        assert.deepEqual(wrong, [], where);
        const counts = skipped(links.filter((link) => !isWeb(link)));
        assert.deepEqual(report.skipped, counts, where);
        const { totals } = report;
        seen.links += links.length;
        seen.unresolvable += counts.unresolvable ?? 0;
        seen.elsewhere += links.length - totals.links - (counts.unresolvable ?? 0);
        seen.outbound += totals.outbound;
        seen.inside += totals.links - totals.outbound;
      });
    }
    t.diagnostic(`seed ${SEED}: ${JSON.stringify(seen)}`);
    assert.ok(seen.links >= 5_000);
    for (const [kind, count] of Object.entries(seen)) assert.ok(count >= 100, kind);
  });
});
