/**
 * `./build.sh gallery`: pictures of every state in both browsers, light and dark, and one sheet that shows them all.
 * Judges nothing: the sheet is for eyes. Fails where a state could not be shown, after the others.
 */

import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { broken, speechless, starting, waiting } from "./drive/damaged.mjs";
import { mirrored } from "./drive/mirrored.mjs";
import { reason } from "./drive/reader.mjs";
import { sheet } from "./gallery/sheet.mjs";
import { Stage } from "./gallery/stage.mjs";
import { STATES } from "./gallery/states.mjs";

/** @typedef {import("./gallery/states.mjs").State} State */
/** @typedef {import("./drive.mjs").BrowserName} BrowserName */
/** What does not work in the extension. @typedef {"broken" | "waiting" | "speechless" | "starting"} Damage */
/** Folders of the extension that are not as it was built. @typedef {Record<"mirrored" | Damage, string>} Copies */
/** @typedef {{state: State, browser: BrowserName, scheme: "light" | "dark"}} Shot */

const USAGE = `usage: ./build.sh gallery [OPTIONS]

  --only WORD                  states whose name contains it
  --browser chromium|firefox   in this one alone; both by default

Pictures and their sheet are in target/gallery/. The README's, in docs/, are copies of Chromium's light ones.
`;
const OUT = "target/gallery";
const BROWSERS = /** @type {const} */ (["chromium", "firefox"]);
const SCHEMES = /** @type {const} */ (["light", "dark"]);
const NAMES = { chromium: "Chromium", firefox: "Firefox" };
/** After this long a state is given up, in milliseconds. */
const LIMIT = 60_000;

/** @param {Shot} shot */
const caption = ({ browser, scheme }) => `${NAMES[browser]}, ${scheme}`;

/** The picture's name in its folder. @param {Shot} shot */
const file = ({ state, browser, scheme }) =>
  `${state.name.replace(/\W+/g, "-")}-${browser}-${scheme}.png`;

/** What has to be there before a browser starts: the same for all shots that may share one. @param {Shot} shot */
const kind = ({ state, browser, scheme }) =>
  [browser, scheme, state.language, state.damage, state.forcedColors].join(" ");

/** @param {State} state @param {Copies} copies */
const mirroredOr = ({ language }, { mirrored }) => (language === "ar" ? mirrored : "dist");

/** @param {Stage} stage @param {State} state @param {string} path */
async function take(stage, { settings, seen, whole }, path) {
  await stage.reset(settings);
  if (seen) await stage.seen(await seen(stage), path);
  if (whole) await stage.whole(await whole(stage), path);
  await stage.clear();
}

/** @template T @param {Promise<T>} work @returns {Promise<T>} */
async function inTime(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not shown within ${LIMIT / 1000} s`)), LIMIT);
  });
  try {
    return /** @type {T} */ (await Promise.race([work, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Takes the shots, in one browser for all of a kind, in another one after a failure.
 * @param {Shot[]} shots @param {Copies} copies
 * @returns {Promise<string[]>} what failed, a line each
 */
async function takeAll(shots, copies) {
  /** @type {{of: string, stage: Stage} | undefined} */
  let running;
  const failed = [];
  for (const [at, shot] of shots.entries()) {
    const { state, browser, scheme } = shot;
    const says = `${state.name}: ${caption(shot)}`;
    process.stdout.write(`${at + 1}/${shots.length} ${says}\n`);
    try {
      if (running?.of !== kind(shot)) {
        await running?.stage.driver.close();
        running = undefined;
        const stage = await Stage.start({
          browser,
          colorScheme: scheme,
          extension: state.damage ? copies[state.damage] : mirroredOr(state, copies),
          forcedColors: state.forcedColors ?? false,
          ...(state.language && { language: state.language }),
        });
        running = { of: kind(shot), stage };
      }
      await inTime(take(running.stage, state, join(OUT, file(shot))));
    } catch (error) {
      failed.push(`${says}: ${reason(error)}`);
      await running?.stage.driver.close();
      running = undefined;
    }
  }
  await running?.stage.driver.close();
  return failed;
}

/** @param {string | undefined} word @param {string | undefined} browser @returns {Shot[]} */
function chosen(word = "", browser) {
  const states = STATES.filter(({ name }) => name.includes(word));
  const shots = BROWSERS.filter((name) => !browser || name === browser).flatMap((browser) =>
    SCHEMES.flatMap((scheme) => states.map((state) => ({ state, browser, scheme }))),
  );
  // One kind after the other, each in the order of the states.
  return shots.sort((one, other) => kind(one).localeCompare(kind(other)));
}

/** All states, with what there is of each: pictures of earlier runs too. */
function groups() {
  return STATES.map((state) => ({
    name: state.name,
    pictures: BROWSERS.flatMap((browser) =>
      SCHEMES.map((scheme) => {
        const shot = { state, browser, scheme };
        const isMade = existsSync(join(OUT, file(shot)));
        return { file: file(shot), caption: caption(shot), isMade };
      }),
    ),
  }));
}

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    browser: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  process.stdout.write(USAGE);
  process.exit();
}
const shots = chosen(values.only, values.browser);
if (shots.length === 0) {
  process.stderr.write(`gallery: there is no such state or browser\n\n${USAGE}`);
  process.exit(2);
}
mkdirSync(OUT, { recursive: true });
for (const shot of shots) rmSync(join(OUT, file(shot)), { force: true });
const copies = /** @type {Copies} */ ({});
try {
  copies.mirrored = mirrored("dist");
  copies.broken = broken("dist");
  copies.waiting = waiting("dist");
  copies.speechless = speechless("dist");
  copies.starting = starting("dist");
  const failed = await takeAll(shots, copies);
  for (const shot of shots) {
    const { document } = shot.state;
    const path = join(OUT, file(shot));
    const isReadmes = shot.browser === "chromium" && shot.scheme === "light";
    if (document && isReadmes && existsSync(path)) copyFileSync(path, document);
  }
  writeFileSync(join(OUT, "index.html"), sheet(groups()));
  for (const line of failed) process.stderr.write(`FAILED ${line}\n`);
  process.stdout.write(`${join(OUT, "index.html")}\n`);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  for (const folder of Object.values(copies)) rmSync(folder, { recursive: true });
}
// A browser that did not start, or a state that was given up, may leave something that waits.
process.exit();
