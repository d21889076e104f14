/**
 * The background worker by itself, with the engine and the extension's interface played: what it loads, and when again.
 * What it does in a browser is tested in `shortcuts.test.mjs`.
 */

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { at } from "./setup.mjs";

const FOLDER = mkdtempSync(path.join(tmpdir(), "background-"));
after(() => rmSync(FOLDER, { recursive: true }));

copyFileSync(at("extension/background.js"), path.join(FOLDER, "background.js"));
writeFileSync(path.join(FOLDER, "package.json"), '{"type": "module"}');
writeFileSync(path.join(FOLDER, "views.js"), "");
writeFileSync(
  path.join(FOLDER, "inject.js"),
  `export const engineIn = async () => ({ ok: "wasm" });
export const call = async (tab, method, ...args) => played.call(method, args);`,
);

/** @type {Record<string, {message: string}>} */
const CATALOG = JSON.parse(readFileSync(at("extension/_locales/en/messages.json"), "utf8"));

/** Nothing played yet, and nothing seen. */
function fresh() {
  return {
    /** @type {Record<string, unknown>} */
    kept: {},
    /** @type {string[] | undefined} Imported lists; none without a database. */
    lists: undefined,
    /** Starts that are still to fail. */
    failures: 0,
    starts: 0,
    /** @type {unknown[][]} Arguments of each reading. */
    read: [],
    /** @type {string[]} */
    signs: [],
    /** @type {string[]} Addresses of new tabs. */
    opened: [],
    /** What the button says under the pointer; as always where empty. */
    title: "",
    /** Settings that no engine reads. */
    unreadable: "",
  };
}

/** What is played, and what was seen of the worker. */
const played = {
  ...fresh(),
  /** @param {string} method @param {unknown[]} args */
  call(method, args) {
    if (method === "analyze") {
      if (args[0] === this.unreadable) return { error: "unknown version" };
      this.read.push(args);
    }
    return method === "overlay_state" ? { ok: "off" } : { ok: "on" };
  },
};

/** A request of IndexedDB that succeeds. @param {unknown} result */
function request(result) {
  const made = { result, onsuccess: () => {} };
  queueMicrotask(() => made.onsuccess());
  return made;
}

const database = {
  transaction: () => ({ objectStore: () => ({ count: () => request(played.lists?.length) }) }),
  close: () => {},
};

/** @type {(command: string, tab: {id: number}) => void} */
let command = () => {};
/** @type {(details: {reason: string}) => void} */
let installed = () => {};

Object.assign(globalThis, {
  played,
  indexedDB: {
    databases: async () => (played.lists ? [{ name: "tables" }] : []),
    open: () => {
      assert.ok(played.lists, "no database is made");
      return request(database);
    },
  },
  vouchGlue: Object.assign(
    async () => {
      played.starts += 1;
      if (played.failures > 0) {
        played.failures -= 1;
        throw new Error("no module");
      }
    },
    { known: async (/** @type {string} */ url) => `lines of ${url}` },
  ),
  chrome: {
    runtime: {
      getURL: (/** @type {string} */ name) => name,
      onInstalled: {
        addListener: (/** @type {typeof installed} */ listener) => {
          installed = listener;
        },
      },
    },
    tabs: {
      get: async () => ({ url: "https://page.example/#part" }),
      create: async (/** @type {{url: string}} */ { url }) => played.opened.push(url),
    },
    storage: {
      local: {
        getKeys: async () => Object.keys(played.kept),
        get: async (/** @type {string | string[]} */ keys) => {
          const wanted = [keys].flat().filter((key) => key in played.kept);
          return Object.fromEntries(wanted.map((key) => [key, played.kept[key]]));
        },
      },
    },
    action: {
      setBadgeText: async (/** @type {{text: string}} */ { text }) => played.signs.push(text),
      getTitle: async () => "",
      setTitle: async (/** @type {{title: string}} */ { title }) => {
        played.title = title;
      },
    },
    i18n: { getMessage: (/** @type {string} */ key) => CATALOG[key]?.message },
    commands: {
      onCommand: {
        addListener: (/** @type {typeof command} */ listener) => {
          command = listener;
        },
      },
    },
  },
});

await import(pathToFileURL(path.join(FOLDER, "background.js")).href);

/** Presses the overlay's keys and waits until the page was read or a sign says that it was not. */
async function press() {
  const before = played.read.length + played.signs.length;
  command("toggle-overlay", { id: 1 });
  while (played.read.length + played.signs.length === before) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

beforeEach(() => {
  Object.assign(played, fresh());
});

test("without values, terms and lists no module is loaded to ask for them", async () => {
  await press();
  played.lists = [];
  played.kept = { "seen mine.example other.example:/?": "x" };
  await press();
  assert.equal(played.starts, 0);
  assert.deepEqual(played.read, [
    ["{}", ""],
    ["{}", ""],
  ]);
});

test("a module that did not start is started anew, and a reading without it is none", async () => {
  played.kept = { pasted: "x" };
  played.failures = 1;
  const complaints = console.error;
  console.error = () => {};
  await press();
  console.error = complaints;
  assert.deepEqual([played.starts, played.signs, played.read], [1, ["!"], []]);
  await press();
  assert.equal(played.starts, 2);
  assert.deepEqual(played.read, [["{}", "lines of https://page.example/#part"]]);
});

test("each thing that may be known is asked for", async () => {
  played.kept = { "agreed page.example:/?": "x" };
  await press();
  played.kept = {};
  played.lists = ["majestic"];
  await press();
  assert.equal(played.read.length, 2);
  for (const [, lines] of played.read) assert.match(String(lines), /^lines of/);
});

test("the button says of settings that cannot be read what to do, until a shortcut works", async () => {
  played.kept = { settings: { version: 99 } };
  played.unreadable = '{"version":99}';
  command("toggle-overlay", { id: 1 });
  while (played.signs.length === 0) await new Promise((resolve) => setImmediate(resolve));
  assert.match(played.title, /cannot read your settings.* options/);
  assert.deepEqual(played.signs, ["!"]);
  played.kept = {};
  await press();
  while (played.title) await new Promise((resolve) => setImmediate(resolve));
});

test("the button says of a page that cannot be read that a click tells more", async () => {
  played.unreadable = "{}";
  await press();
  assert.match(played.title, /on this page.* Click/);
});

test("the first page opens after the installation, and after no update", () => {
  for (const reason of ["update", "chrome_update", "browser_update", "shared_module_update"]) {
    installed({ reason });
  }
  assert.deepEqual(played.opened, []);
  installed({ reason: "install" });
  assert.deepEqual(played.opened, ["welcome.html"]);
});
