/**
 * `./build.sh run`: the main job, on the example page or one given.
 * With a display it opens a browser to click in; without one it prints what a person would read.
 */

import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { EXAMPLE } from "./drive/example.mjs";
import { Pages } from "./drive/pages.mjs";
import { reason, sentence } from "./drive/reader.mjs";
import { contentType } from "./drive/saved.mjs";
import { table } from "./drive/table.mjs";
import { launch } from "./drive.mjs";

const OUT = "out";

/**
 * What to open, the example page where nothing is given: an address, and the pages to serve when it is not to come from the network.
 * @param {string | undefined} given
 * @returns {{url: string, pages: Pages | undefined}}
 */
function target(given) {
  if (given && !existsSync(given)) {
    return { url: /^[a-z]+:/i.test(given) ? given : `https://${given}`, pages: undefined };
  }
  const pages = new Pages();
  if (!given) {
    pages.putSaved(EXAMPLE.url, EXAMPLE);
    return { url: EXAMPLE.url, pages };
  }
  const url = `https://saved.example/${encodeURIComponent(basename(given))}`;
  pages.putSaved(url, { body: readFileSync(given), type: contentType(given) });
  return { url, pages };
}

/** @param {{low: number, high: number} | null} range */
function range(range) {
  if (!range) return "";
  return range.low === range.high ? String(range.low) : `${range.low} to ${range.high}`;
}

/**
 * The report's outbound links as a table.
 * @param {any} report
 */
function summary(report) {
  const outbound = report.links.filter((/** @type {any} */ link) => link.outbound);
  const rows = outbound.map((/** @type {any} */ link) => [
    String(link.index),
    link.site ?? "unknown",
    link.context,
    link.anchor,
    link.follow,
    link.counts.verdict,
    range(link.place),
    range(link.search),
    range(link.referral),
    link.text,
  ]);
  const head = [
    "#",
    "site",
    "stands in",
    "anchor",
    "follow",
    "counts",
    "place",
    "search",
    "visits",
  ];
  return [
    report.page.title,
    report.page.url,
    `${report.page.kind}; as a prospect: ${report.prospect.verdict}; ${outbound.length} outbound links`,
    "",
    table([[...head, "text"], ...rows]),
    "",
  ].join("\n");
}

/**
 * @param {import("./drive.mjs").Page} page
 */
async function show(page) {
  mkdirSync(OUT, { recursive: true });
  const popup = await page.action();
  const state = await popup.settled();
  await popup.screenshot(`${OUT}/popup.png`);
  if (state !== "complete") {
    process.stdout.write(`${await sentence(popup)}\n\nScreenshot: ${OUT}/popup.png\n`);
    return;
  }
  process.stdout.write(`${summary(JSON.parse(await popup.report("json")))}\n`);
  await popup.click("#overlay");
  await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
  await popup.close();
  await page.screenshot(`${OUT}/overlay.png`);
  process.stdout.write(`Screenshots: ${OUT}/popup.png, ${OUT}/overlay.png\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "string", default: "chromium" } },
});
const headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
const { url, pages } = target(positionals[0]);
const driver = await launch({
  browser: /** @type {import("./drive.mjs").BrowserName} */ (values.browser),
  extension: "dist",
  pages,
  headless,
});
try {
  const page = await driver.open(url);
  if (headless) await show(page);
  else {
    await page.action();
    await driver.ended;
  }
} catch (error) {
  process.stderr.write(`run: ${reason(error)}\n`);
  process.exitCode = 1;
} finally {
  await driver.close();
}
