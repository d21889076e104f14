/**
 * The background worker by itself, with the engine and the extension's interface played: what it loads, and when again, and
 * what each shortcut comes to, whatever the page and the browser allow.
 * What it does in a browser is tested in `shortcuts.test.mjs`.
 */

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { PATIENCE } from "../../tools/drive/patience.mjs";
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
    /** @type {string[]} What the page was asked, in order. */
    asked: [],
    /** Whether the page lets us write to the clipboard, and the browser lets us open the popup. */
    lets: { copy: true, open: true },
    /** @type {string[]} What the button opens from now on, and when it was opened by us. */
    popups: [],
    /** What the basket says of a page put in; it cannot be read where it says nothing. */
    basket: "added",
    /** @type {unknown[]} */
    put: [],
    /** @type {(() => void)[]} What waits for time to pass, which it does where a test calls it. */
    waiting: [],
  };
}

/** What is played, and what was seen of the worker. */
const played = {
  ...fresh(),
  /** @param {string} method @param {unknown[]} args */
  call(method, args) {
    this.asked.push([method, ...(method === "analyze" ? [] : args)].join(" "));
    if (method === "analyze") {
      if (args[0] === this.unreadable) return { error: "unknown version" };
      this.read.push(args);
    }
    if (method === "copy_row" && !this.lets.copy) return { error: "the page may not copy" };
    if (method === "summary") return { ok: `the page as ${args[0]}` };
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

/** @type {(command: string, tab: {id: number, incognito?: boolean}) => void} */
let command = () => {};
/** @type {(details: {reason: string}) => void} */
let installed = () => {};

Object.assign(globalThis, {
  played,
  setTimeout: (/** @type {() => void} */ late) => played.waiting.push(late),
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
    {
      known: async (/** @type {string} */ url) => `lines of ${url}`,
      put_aside: async (/** @type {unknown} */ entry) => {
        played.put.push(entry);
        if (!played.basket) throw new Error("unknown version");
        return played.basket;
      },
    },
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
      setPopup: async (/** @type {{popup: string}} */ { popup }) => played.popups.push(popup),
      openPopup: async () => {
        if (!played.lets.open) throw new Error("no popup here");
        played.popups.push("opened");
      },
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

/** Waits until it holds. @param {() => unknown} holds */
async function until(holds) {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    assert.ok(performance.now() < end, `waited in vain for ${holds}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Presses the overlay's keys and waits until the page was read or a sign says that it was not. */
async function press() {
  const before = played.read.length + played.signs.length;
  command("toggle-overlay", { id: 1 });
  await until(() => played.read.length + played.signs.length > before);
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
  await until(() => played.signs.length > 0);
  assert.match(played.title, /cannot read your settings.* options/);
  assert.deepEqual(played.signs, ["!"]);
  played.kept = {};
  await press();
  await until(() => !played.title);
});

test("the button says of a page that cannot be read that a click tells more", async () => {
  played.unreadable = "{}";
  await press();
  assert.match(played.title, /on this page.* Click/);
});

test("marks are stepped through without reading the page anew", async () => {
  command("next-mark", { id: 1 });
  command("previous-mark", { id: 1 });
  await until(() => played.asked.length === 2);
  assert.deepEqual(played.asked, ["overlay_next", "overlay_previous"]);
});

test("the row is copied in the page, once all of the page is read, and a sign says so for a moment", async () => {
  command("copy-row", { id: 1 });
  await until(() => played.signs.length > 0);
  assert.deepEqual(played.asked, ["analyze", "complete", "copy_row"]);
  assert.deepEqual([played.signs, played.title, played.popups], [["✓"], "", []]);
  await until(() => played.waiting.length > 0);
  played.waiting.pop()?.();
  await until(() => played.signs.length > 1);
  assert.deepEqual(played.signs, ["✓", ""]);
});

test("where the page refuses the row, the popup copies it, and the button opens the usual one again", async () => {
  played.lets.copy = false;
  command("copy-row", { id: 1 });
  await until(() => played.popups.length === 3);
  assert.deepEqual(played.popups, ["popup.html?copy=row", "opened", "popup.html"]);
  assert.deepEqual(played.signs, []);
});

test("where no popup opens either, the button says that a click tells more", async () => {
  played.lets = { copy: false, open: false };
  command("copy-row", { id: 1 });
  await until(() => played.signs.length > 0);
  assert.deepEqual(played.signs, ["!"]);
  assert.deepEqual(played.popups, ["popup.html?copy=row", "popup.html"]);
  assert.match(played.title, /on this page.* Click/);
});

test("of a page that cannot be read nothing is copied and nothing put into the basket", async () => {
  played.unreadable = "{}";
  for (const name of ["copy-row", "put-in-basket"]) {
    played.signs = [];
    command(name, { id: 1 });
    await until(() => played.signs.length > 0);
    assert.deepEqual(played.signs, ["!"]);
    assert.match(played.title, /on this page.* Click/);
  }
  assert.ok(played.asked.every((method) => method === "analyze"));
  assert.deepEqual([played.put, played.popups], [[], []]);
});

test("the page goes into the basket, new there or not, once all of it is read", async () => {
  for (const basket of ["added", "renewed"]) {
    Object.assign(played, { ...fresh(), basket });
    command("put-in-basket", { id: 1, incognito: false });
    await until(() => played.signs.length > 0);
    assert.deepEqual(played.asked, ["analyze", "complete", "summary entry"]);
    assert.deepEqual([played.put, played.signs], [["the page as entry"], ["✓"]]);
    assert.equal(played.title, "");
  }
});

test("the button says where the basket takes no page", async () => {
  const complaints = console.error;
  console.error = () => {};
  for (const basket of ["full", ""]) {
    Object.assign(played, { ...fresh(), basket });
    command("put-in-basket", { id: 1, incognito: false });
    await until(() => played.signs.length > 0);
    assert.deepEqual(played.signs, ["!"]);
    assert.match(played.title, /in the basket.* Open the basket/);
  }
  console.error = complaints;
});

test("a page in a private window is not even read for the basket", async () => {
  command("put-in-basket", { id: 1, incognito: true });
  await until(() => played.signs.length > 0);
  assert.deepEqual([played.signs, played.asked, played.put], [["!"], [], []]);
  assert.match(played.title, /Nothing is kept of private windows/);
});

test("the first page opens after the installation, and after no update", () => {
  for (const reason of ["update", "chrome_update", "browser_update", "shared_module_update"]) {
    installed({ reason });
  }
  assert.deepEqual(played.opened, []);
  installed({ reason: "install" });
  assert.deepEqual(played.opened, ["welcome.html"]);
});
