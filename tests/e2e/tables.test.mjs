/** What a person knows of sites from elsewhere: lists imported in the options, values pasted in the popup. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseList, count, EXAMPLE, inEachBrowser } from "./setup.mjs";

/** @typedef {import("../../tools/drive.mjs").View} View */

const MAJESTIC = `GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs
1,1,google.com,com,501000,2000000
5000,9,wetfeet.example,example,7000,9000
nonsense
`;

const AUTHORITY = "#answer [data-field=authority]";

/**
 * Chooses a file in the options, and waits for what is said of it.
 * @param {View} options @param {string} name @param {string} text @param {string} state What it is to end with.
 */
async function choose(options, name, text, state) {
  await chooseList(options, name, text);
  await options.until(says, state);
  return options.text("#tables-said");
}

/**
 * Begins to import a long list of the same kind and comes back in the middle of it.
 * @param {View} options
 */
async function begin(options) {
  await options.until(() => document.querySelector("#tables-list > li"));
  await options.evaluate(async () => {
    const rows = Array.from({ length: 400_000 }, (_, rank) => `${rank},site${rank}.example,9\n`);
    const files = new DataTransfer();
    const list = ["GlobalRank,Domain,RefSubNets\n", ...rows];
    files.items.add(new File([list.join("")], "long.csv"));
    const field = /** @type {HTMLInputElement} */ (document.getElementById("tables-file"));
    field.files = files.files;
    field.dispatchEvent(new Event("change"));
    const bar = document.querySelector("#tables-progress progress");
    while (/** @type {HTMLProgressElement} */ (bar).value < 0.4) {
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
}

/**
 * Begins to import a newer list of the same kind and closes the page while its table is written: so many of the
 * transaction's requests are done, those after them are never made, and it is neither complete nor given up.
 * @param {View} options @param {number} requests
 */
async function closeWhileWriting(options, requests) {
  await options.until(() => document.querySelector("#tables-list > li"));
  await options.evaluate((most) => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    let made = 0;
    let rounds = 0;
    /** Keeps its transaction alive until the page ends. @param {IDBRequest} request */
    const hold = (request) => {
      request.addEventListener("success", () => {
        document.body.dataset.rounds = `${rounds}`;
        rounds += 1;
        const { source } = request;
        if (source instanceof IDBObjectStore) hold(source.count());
      });
    };
    /** @param {IDBObjectStore} store @param {() => IDBRequest} ask @returns {IDBRequest<any>} */
    const next = (store, ask) => {
      made += 1;
      const request = made <= most ? ask() : store.count();
      if (made === most) hold(request);
      return request;
    };
    IDBObjectStore.prototype.put = function (value, key) {
      return next(this, () => put.call(this, value, key));
    };
    IDBObjectStore.prototype.delete = function (key) {
      return next(this, () => remove.call(this, key));
    };
  }, requests);
  await chooseList(options, "half.csv", MAJESTIC.replace("5000,", "900000,"));
  // Requests are done in order: the second one that holds comes after all of the import's.
  await options.until(() => Number(document.body.dataset.rounds) > 1);
  await options.close();
}

/** @param {string} state */
const says = (state) => document.getElementById("tables-said")?.dataset.state === state;

/** @param {number} count */
const has = (count) => document.querySelectorAll("#tables-list > li").length === count;

const tables = () => document.querySelectorAll("#tables-list > li").length;

inEachBrowser((context) => {
  const authority = () =>
    context.click(EXAMPLE.url, async (popup) => {
      const { page } = JSON.parse(await popup.report("json"));
      const { low, high, source } = page.authority;
      return { range: [low, high], source, shown: await popup.text(AUTHORITY) };
    });

  /** What a new link on the page would bring. @returns {Promise<Record<"search" | "referral", {low: number, high: number}>>} */
  const prospect = () =>
    context.click(EXAMPLE.url, async (popup) => JSON.parse(await popup.report("json")).prospect);

  test("a list of links narrows search alone, a list of visitors visits alone", async () => {
    const lies = (
      /** @type {number} */ low,
      /** @type {number} */ high,
      of = { low: 0, high: 0 },
    ) => low >= of.low && high <= of.high && high - low < of.high - of.low;
    const unknown = await prospect();
    for (const [name, text, changed, left] of /** @type {const} */ ([
      ["majestic.csv", MAJESTIC, "search", "referral"],
      // Not among the first thousand: no band but the top is beyond what an unknown site may have.
      ["top-1m.csv", "1,google.com\n20000,wetfeet.example\n", "referral", "search"],
    ])) {
      const options = await context.options();
      await choose(options, name, text, "tables_kept");
      const told = await prospect();
      const { low, high } = told[changed];
      assert.ok(lies(low, high, unknown[changed]), `${name}: ${changed} ${low}–${high}`);
      assert.deepEqual(told[left], unknown[left], `${name}: ${left}`);
      await options.click("#tables-list [data-act=remove]");
      await options.until(says, "tables_removed");
      await options.close();
    }
    assert.deepEqual(await prospect(), unknown);
  });

  test("an export with several measures says which of them counts", async () => {
    const options = await context.options();
    const export_ = "Domain,Visits,DR,TF\nwetfeet.example,1200,50,30\n";
    const said = await choose(options, "export.csv", export_, "tables_kept");
    assert.match(said, /Export with DR imported: 1 row, 0 unreadable\./);
    assert.match(said, /: DR \(Ahrefs\) counts here, not read: TF \(Majestic\), Visits a month\./);
    const alone = await choose(options, "da.csv", "Domain,DA\nmill.example,20\n", "tables_kept");
    assert.doesNotMatch(alone, /not read/);
    for (const _ of ["DR", "DA"]) {
      await options.click("#tables-list [data-act=remove]");
      await options.until(says, "tables_removed");
      await options.evaluate(() =>
        document.getElementById("tables-said")?.removeAttribute("data-state"),
      );
    }
    await options.close();
  });

  test("an imported list narrows the range, and its removal can be undone", async () => {
    assert.deepEqual((await authority()).range, [15, 75]);
    const options = await context.options();
    const said = await choose(options, "majestic.csv", MAJESTIC, "tables_kept");
    assert.match(said, /Majestic Million imported: 2 rows, 1 unreadable/);
    assert.match(await options.text("#tables-bad"), /Row 4:\s+nonsense/);
    assert.match(await options.text("#tables-list"), /Majestic Million.*majestic\.com/s);
    const imported = await authority();
    assert.deepEqual([imported.range, imported.source], [[75, 75], "imported"]);
    assert.match(imported.shown, /your list Majestic Million has wetfeet\.example/);

    await options.click("#tables-list [data-act=remove]");
    await options.until(says, "tables_removed");
    assert.equal(await options.evaluate(tables), 0);
    assert.deepEqual((await authority()).range, [15, 75]);
    await options.click("#tables-undo");
    await options.until(says, "tables_restored");
    assert.deepEqual((await authority()).range, [75, 75]);
    await options.close();
  });

  test("a bad file leaves the old table, and a newer one takes its place", async () => {
    const options = await context.options();
    await options.until(() => document.querySelector("#tables-list > li"));
    for (const [name, text, why] of /** @type {const} */ ([
      ["empty.csv", "", /it is empty/],
      ["page.html", "<!doctype html><p>Not found</p>", /no list I know/],
      ["packed.csv", "PK\u0003\u0004....", /unpack it first/],
      ["rows.csv", "GlobalRank,Domain,RefSubNets\nx,y,z\n", /none of its rows/],
    ])) {
      const said = await choose(options, name, text, "tables_refused");
      assert.match(said, why);
    }
    assert.deepEqual((await authority()).range, [75, 75]);
    const newer = MAJESTIC.replace("5000,", "500,");
    const said = await choose(options, "newer.csv", newer, "tables_kept");
    assert.match(said, /takes the place of majestic\.csv, imported on \w{3} \d+, \d{4}\./);
    await options.until(has, 1);
    assert.deepEqual((await authority()).range, [100, 100]);
    await options.click("#tables-undo");
    await options.until(says, "tables_restored");
    await options.until(has, 1);
    assert.deepEqual((await authority()).range, [75, 75]);
    await choose(options, "newer.csv", newer, "tables_kept");
    assert.deepEqual((await authority()).range, [100, 100]);
    await choose(options, "top-1m.csv", "1,google.com\n2,wetfeet.example\n", "tables_kept");
    await options.until(has, 2);
    assert.deepEqual((await authority()).range, [100, 100], "popularity is no authority");
    await options.close();
  });

  test("an import that is canceled or whose page is closed half-way leaves the old table", async () => {
    const options = await context.options();
    await begin(options);
    await options.click("#tables [data-act=cancel]");
    await options.until(says, "tables_canceled");
    assert.match(await options.text("#tables-list"), /newer\.csv/);
    await begin(options);
    await options.close();
    const again = await context.options();
    await again.until(() => document.querySelector("#tables-list > li"));
    const lists = await again.text("#tables-list");
    assert.match(lists, /newer\.csv/);
    assert.doesNotMatch(lists, /long\.csv/);
    await again.close();
    const kept = await authority();
    assert.deepEqual([kept.range, kept.source], [[100, 100], "imported"]);
  });

  // The first of 64 parts, half of them, all of them, the entry that names them too, and all that is to be deleted.
  for (const requests of [1, 32, 64, 65, 67]) {
    test(`a page closed while it writes, after ${requests} requests, leaves the old table`, async () => {
      await closeWhileWriting(await context.options(), requests);
      const again = await context.options();
      await again.until(() => document.querySelector("#tables-list > li"));
      const lists = await again.text("#tables-list");
      assert.match(lists, /newer\.csv/);
      assert.doesNotMatch(lists, /half\.csv/);
      await again.close();
      const kept = await authority();
      assert.deepEqual([kept.range, kept.source], [[100, 100], "imported"]);
    });
  }

  test("rows that a table has no room for are told of, at once and later", async () => {
    const options = await context.options();
    await chooseList(options, "whole.csv", "1,many.example\n".repeat(1_500_000));
    await options.until(says, "tables_kept");
    assert.match(await options.text("#tables-said"), /1,500,000 rows, 0 unreadable\.(?! The file)/);
    await chooseList(options, "longer.csv", "1,many.example\n".repeat(1_500_001));
    await options.until(says, "tables_kept");
    assert.match(await options.text("#tables-said"), /0 unreadable\. .*its first 1,500,000 count/);
    assert.match(
      await options.text("#tables-list"),
      /first 1,500,000 rows of longer\.csv, which has/,
    );
    await options.close();
  });

  test("a damaged table is told of, and hides neither the page nor the table behind it", async () => {
    const options = await context.options();
    await choose(options, "majestic.csv", MAJESTIC, "tables_kept");
    const ranks = '"Rank","Domain","Open Page Rank"\n"1","wetfeet.example","4.00"\n';
    await choose(options, "ranks.csv", ranks, "tables_kept");
    await options.evaluate(async () => {
      const opening = indexedDB.open("tables");
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const change = opening.result.transaction("shards", "readwrite");
      const shards = change.objectStore("shards");
      const keys = shards.getAllKeys();
      keys.onsuccess = () => {
        for (const key of keys.result) {
          if (`${key}`.startsWith("majestic")) shards.put(new Uint8Array(100), key);
        }
      };
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      opening.result.close();
    });
    await context.click(EXAMPLE.url, async (popup, _page, state) => {
      assert.equal(state, "complete");
      assert.match(await popup.text("#pasted-said"), /damaged.*import it again/);
    });
    const behind = await authority();
    assert.equal(behind.source, "imported");
    assert.match(behind.shown, /your list Open PageRank has wetfeet\.example/);
    const again = await context.options();
    const marked = () =>
      [...document.querySelectorAll("#tables-list .damaged:not([hidden])")].map(
        (mark) => mark.closest("li")?.textContent ?? "",
      );
    await again.until(() => document.querySelector("#tables-list .damaged:not([hidden])"));
    const [mark = "", ...others] = await again.evaluate(marked);
    assert.match(mark, /Majestic Million.*Damaged: import it again/s);
    assert.deepEqual(others, [], "no other is marked");
    await again.close();
    for (let left = await options.evaluate(tables); left > 0; left -= 1) {
      await options.click("#tables-list [data-act=remove]");
      await options.until(
        (count) => document.querySelectorAll("#tables-list > li").length < count,
        left,
      );
    }
    await options.close();
  });

  test("a pasted value is kept for the site, and can be removed and brought back", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.fill("#pasted-text", "DR 54");
      await popup.press("Enter");
      await popup.until(() => document.querySelector("#pasted [data-act=unpaste]"));
      assert.match(await popup.text("#pasted-said"), /Kept for wetfeet\.example: DR 54/);
      assert.match(await popup.text(AUTHORITY), /50.*you say DR 54/);
    });
    const pasted = await authority();
    assert.deepEqual([pasted.range, pasted.source], [[50, 50], "pasted"]);
    await context.click(EXAMPLE.url, async (popup) => {
      await popup.click("#pasted [data-act=unpaste]");
      await popup.until(() => !document.querySelector("#pasted [data-act=unpaste]"));
      assert.match(await popup.text(AUTHORITY), /15–75/);
      await popup.click("#pasted-undo");
      await popup.until(() => document.querySelector("#pasted [data-act=unpaste]"));
      assert.match(await popup.text(AUTHORITY), /50/);
      await popup.click("#pasted [data-act=unpaste]");
      await popup.until(() => !document.querySelector("#pasted [data-act=unpaste]"));
    });
    assert.deepEqual((await authority()).range, [15, 75]);
  });

  test("a bare number asks which scale, and nonsense is refused", async () => {
    await context.click(EXAMPLE.url, async (popup) => {
      const hidden = () => document.getElementById("pasted-scale")?.hidden;
      assert.equal(await popup.evaluate(hidden), true);
      await popup.fill("#pasted-text", "hello");
      await popup.click("#pasted [type=submit]");
      await popup.until(() => document.activeElement?.matches("#pasted-text[aria-invalid=true]"));
      assert.notEqual(await popup.text("#pasted-text-said"), "");
      await popup.fill("#pasted-text", "DR 54 DR 20");
      await popup.click("#pasted [type=submit]");
      await popup.until(() =>
        document
          .getElementById("pasted-text-said")
          ?.textContent?.startsWith("Those are two values of"),
      );
      await popup.fill("#pasted-text", "20");
      await popup.click("#pasted [type=submit]");
      await popup.until(() => !document.getElementById("pasted-scale")?.hidden);
      assert.equal(await popup.evaluate(count, "[aria-invalid], .refused:not(:empty)"), 0);
      await popup.evaluate(() => {
        /** @type {HTMLSelectElement} */ (document.getElementById("pasted-scale")).value = "tf";
      });
      await popup.click("#pasted [type=submit]");
      await popup.until(() => document.querySelector("#pasted [data-act=unpaste]"));
      assert.match(await popup.text(AUTHORITY), /30.*you say TF 20/);
      assert.equal(await popup.evaluate(hidden), true);
      await popup.click("#pasted [data-act=unpaste]");
      await popup.until(() => !document.querySelector("#pasted [data-act=unpaste]"));
    });
  });
});
