/**
 * What a server may answer, and what the report and the popup are to make of it.
 * Starts no browser and no server, and asserts nothing.
 */

import { breaksOff, hangs, pours, resets, sends, stalls } from "./loopback.mjs";

/** @typedef {import("./loopback.mjs").Answering} Answering */

/**
 * @typedef {object} Case
 * @property {Answering[]} page What the page's address answers: to the browser, then to the re-read.
 * @property {Answering} [robots] 404 unless said otherwise.
 * @property {string[]} differs The steps that differ from those of a page that restricts nothing, as {@link lines}.
 * @property {string} indexing
 * @property {string} counts Verdict and deciding step.
 * @property {string} [follow] Of the page's link; "followed".
 * @property {RegExp} [says] The popup's sentence about whether a link can count.
 * @property {boolean} [retried] Whether the browser itself asks again, as it may where a connection broke.
 */

const BODY = `<!doctype html><title>Page</title><p>Before <a href="https://out.example/">a link</a> after.`;
const TAG = "X-Robots-Tag";
const LARGE = 50_000_000;
/** A little more than is read, in bytes. */
const ENOUGH = 9_000_000;

const plain = sends({ body: BODY });
/** @param {string | string[]} tag */
const tagged = (tag) => [sends({ body: BODY, headers: { [TAG]: tag } })];
/** @param {string} body */
const robots = (body) => sends({ type: "text/plain", body });

/** The steps of a page that restricts nothing. @type {Record<string, string>} */
const FREE = {
  robots: "robots: yes, no-robots-txt 404",
  status: "status: yes, status 200",
  meta: "meta: yes, unrestricted",
  header: "header: yes, unrestricted",
  canonical: "canonical: yes, no-canonical",
};

const UNSEEN = ["status", "meta", "header", "canonical"].map((step) => `${step}: unknown, unseen`);

/** @param {string} why */
const unread = (why) => [`status: unknown, not-read ${why}`, `header: unknown, not-read ${why}`];

/** A finding for each step, with the text it rests on. @param {any} evidence */
export const lines = ({ step, verdict, snippet, reason }) =>
  [`${step}: ${verdict},`, reason.code, ...(reason.args ?? []), snippet].filter(Boolean).join(" ");

/** By the test that shows it. @type {Record<string, Case>} */
export const CASES = {
  "r06_r10_another engine's directive is not Google's, and shown as its own": {
    page: tagged("otherbot: noindex"),
    differs: [
      "header: yes, unrestricted X-Robots-Tag: otherbot: noindex",
      "header: yes, other-engine otherbot noindex",
    ],
    indexing: "indexable",
    counts: "yes",
    says: /^Yes\b.*nothing on the page/s,
  },
  "r10_googlebot's is": {
    page: tagged("googlebot: nofollow"),
    differs: ["header: hint, page-nofollow X-Robots-Tag: googlebot: nofollow"],
    indexing: "indexable",
    counts: "hint header",
    follow: "page-nofollow",
    says: /^Hint\b.*not to follow any link/s,
  },
  "r10_several headers combine": {
    page: tagged(["noarchive", "googlebot: nofollow, noindex"]),
    differs: ["header: no, noindex X-Robots-Tag: noarchive, googlebot: nofollow, noindex"],
    indexing: "noindex",
    counts: "no header",
    follow: "page-nofollow",
    says: /^No\b.*not to be indexed/s,
  },
  "r10_a second header behind another agent's is nobody's for certain": {
    page: tagged(["otherbot: noindex", "nofollow"]),
    differs: [
      "header: unknown, agent-unclear X-Robots-Tag: otherbot: noindex, nofollow",
      "header: yes, other-engine otherbot noindex",
    ],
    indexing: "indexable",
    counts: "unknown header",
    follow: "unknown",
  },
  "r09_a date that is past hides the page, its commas and colons and all": {
    page: tagged("unavailable_after: Thu, 25 Jun 2020 15:00:00 GMT"),
    differs: [
      "header: no, expired thu, 25 jun 2020 15:00:00 gmt X-Robots-Tag: unavailable_after: Thu, 25 Jun 2020 15:00:00 GMT",
    ],
    indexing: "noindex",
    counts: "no header",
  },
  "a page that is an error": {
    page: [sends({ status: 404, body: BODY })],
    differs: ["status: no, status-error 404"],
    indexing: "error",
    counts: "no status",
    says: /^No\b.*error status 404/s,
  },
  "r33_a redirect is not followed and leaves the headers unknown": {
    page: [plain, sends({ status: 302, headers: { location: "/elsewhere" } })],
    differs: unread("redirected"),
    indexing: "unknown",
    counts: "unknown status",
    follow: "unknown",
    says: /^Unknown\b.*the server redirects/s,
  },
  "r11_a connection that breaks leaves the headers unknown": {
    page: [plain, resets],
    differs: unread("failed"),
    indexing: "unknown",
    counts: "unknown status",
    retried: true,
    follow: "unknown",
    says: /^Unknown\b.*the request failed/s,
  },
  "r22_a body that breaks off leaves the server's HTML unknown": {
    page: [plain, breaksOff(BODY)],
    differs: ["meta: unknown, server-html-unread failed"],
    indexing: "unknown",
    counts: "unknown meta",
  },
  "r22_an answer that is no HTML is not compared": {
    page: [plain, sends({ type: "application/json", body: "{}" })],
    differs: ["meta: unknown, server-html-unread not-html"],
    indexing: "unknown",
    counts: "unknown meta",
    says: /^Unknown\b.*the answer is not HTML/s,
  },
  "r13_robots.txt that blocks hides all that follows": {
    page: tagged("noindex"),
    robots: robots("User-agent: *\nDisallow: /page\n"),
    differs: ["robots: no, robots-blocked Disallow: /page", ...UNSEEN],
    indexing: "blocked",
    counts: "no robots",
    says: /^No\b.*robots\.txt forbids/s,
  },
  "r13_robots.txt that lets the page pass": {
    page: [plain],
    robots: robots("User-agent: *\nDisallow: /pages\n"),
    differs: ["robots: yes, robots-allowed"],
    indexing: "indexable",
    counts: "yes",
  },
  "r13_robots.txt that fails stops crawling": {
    page: tagged("noindex"),
    robots: sends({ status: 500, type: "text/plain" }),
    differs: ["robots: no, robots-txt-error 500", ...UNSEEN],
    indexing: "blocked",
    counts: "no robots",
    says: /^No\b.*robots\.txt answers 500: Google stops crawling while it does/s,
  },
  "r13_robots.txt that asks to wait stops crawling": {
    page: [plain],
    robots: sends({ status: 429, type: "text/plain" }),
    differs: ["robots: no, robots-txt-error 429", ...UNSEEN],
    indexing: "blocked",
    counts: "no robots",
  },
  "r13_robots.txt that cannot be had is neither": {
    page: [plain],
    robots: resets,
    differs: ["robots: unknown, not-read failed"],
    indexing: "unknown",
    counts: "unknown robots",
    retried: true,
  },
  "r33_robots.txt that redirects is not followed": {
    page: [plain],
    robots: sends({ status: 302, headers: { location: "/other.txt" } }),
    differs: ["robots: unknown, not-read redirected"],
    indexing: "unknown",
    counts: "unknown robots",
  },
  "r33_50 MB are too large": {
    page: [pours(BODY, LARGE)],
    differs: ["meta: unknown, server-html-unread too-large"],
    indexing: "unknown",
    counts: "unknown meta",
    says: /^Unknown\b.*the answer is too large/s,
  },
  // Whoever reads on would wait here until the time is up.
  "r33_what is too large is not read to its end": {
    page: [plain, stalls(BODY + " ".repeat(ENOUGH))],
    differs: ["meta: unknown, server-html-unread too-large"],
    indexing: "unknown",
    counts: "unknown meta",
  },
};

/** A server that never answers again. @type {Case} */
export const SILENT = {
  page: [plain, hangs],
  robots: hangs,
  differs: ["robots: unknown, not-read timed-out", ...unread("timed-out")],
  indexing: "unknown",
  counts: "unknown robots",
  follow: "unknown",
  says: /^Unknown\b.*did not answer in time/s,
};

/** The chain of a page that restricts nothing, but for what differs. @param {string[]} differs */
export function chain(differs) {
  return Object.entries(FREE).flatMap(([step, free]) => {
    const own = differs.filter((line) => line.startsWith(`${step}:`));
    return own.length > 0 ? own : free;
  });
}
