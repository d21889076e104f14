/** What older builds, other builds or accidents left in the storage: told of, never in the way, never overwritten unasked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { chooseList, inEachBrowser } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Popup} Popup */

const MINE = "https://www.acme.example/pumps";
const PAGE = "https://hosting.example/text";
const BODY = `<!doctype html><html lang="en"><title>Pumps</title><main><h1>Pumps</h1>
<p>A paragraph about hand pumps that is long enough. See <a href="${MINE}">Acme</a>.</p></main></html>`;

/** Values of every type, where texts or lists are expected. */
const VALUES = [7, "[{", { a: { b: 1 } }];

/** All that is stored. */
const kept = () => chrome.storage.local.get(null);

/** @param {Popup} popup */
const follows = async (popup) =>
  JSON.parse(await popup.report("json")).links.map((/** @type {any} */ { follow }) => follow);

const LIST = `GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs
1,1,google.com,com,501000,2000000
5000,9,hosting.example,example,7000,9000
`;

inEachBrowser((context) => {
  /**
   * Puts an entry among the tables, or opens their database as a newer build would; its version.
   * @param {[id: string, told: string] | undefined} entry @param {number} [version]
   */
  async function inDatabase(entry, version) {
    // A page of ours that does not hold the database open itself.
    const page = await context.driver.extensionPage("basket.html");
    const found = await page.evaluate(
      async (put, newer) => {
        const opening = indexedDB.open("tables", newer ?? undefined);
        await new Promise((opened, failed) => {
          opening.onsuccess = opened;
          opening.onerror = failed;
        });
        const { result: database } = opening;
        if (put) {
          const change = database.transaction("tables", "readwrite");
          change.objectStore("tables").put(put[1], put[0]);
          await new Promise((done) => {
            change.oncomplete = done;
          });
        }
        database.close();
        return database.version;
      },
      entry ?? null,
      version ?? null,
    );
    await page.close();
    return found;
  }

  context.pages.put(PAGE, { body: BODY });

  /** @param {Record<string, unknown>} stored */
  async function store(stored) {
    const options = await context.options();
    await options.evaluate((items) => chrome.storage.local.set(items), stored);
    await options.close();
  }

  test("values of any type under every key leave the page read and themselves in place", async () => {
    await saveSettings(context.driver, JSON.stringify({ own_sites: ["acme.example"] }));
    const keys = [
      "pasted",
      "list",
      "basket",
      `agreed hosting.example:/text`,
      `seen acme.example ${PAGE}`,
    ];
    for (const value of VALUES) {
      await store(Object.fromEntries(keys.map((key) => [key, value])));
      await context.click(PAGE, async (popup, _page, state) => {
        assert.equal(state, "complete", JSON.stringify(value)?.slice(0, 40));
        assert.deepEqual(await follows(popup), ["followed"]);
        assert.match(await popup.text("[data-field=mine]"), /Live and followed/);
      });
    }
    const options = await context.options();
    await options.evaluate((names) => chrome.storage.local.remove(names), keys);
    await options.close();
  });

  test("an entry of the tables that cannot be read is told of, hides no other and can be removed", async () => {
    const options = await context.options();
    await chooseList(options, "majestic.csv", LIST);
    await options.until(() => document.querySelector("#tables-list > li"));
    await options.close();
    await inDatabase(["x", "rubbish"]);
    await context.click(PAGE, async (popup, _page, state) => {
      assert.equal(state, "complete");
      assert.match(await popup.text("#pasted-said"), /x: the table is damaged.*import it again/);
      const { page } = JSON.parse(await popup.report("json"));
      assert.equal(page.authority.source, "imported", "the other one is asked");
    });
    const again = await context.options();
    await again.until(() => document.querySelector("#tables-list .damaged:not([hidden])"));
    assert.match(await again.text("#tables-list"), /Majestic.*x\s+Remove\s+Damaged/s);
    await again.click("#tables-list > li:nth-child(2) [data-act=remove]");
    await again.until(() => document.querySelectorAll("#tables-list > li").length === 1);
    assert.match(await again.text("#tables-list"), /Majestic/);
    await again.close();
  });

  test("a database of a newer build is told of and left alone", async () => {
    await inDatabase(undefined, 9);
    await context.click(PAGE, async (popup, _page, state) => {
      assert.equal(state, "complete");
      assert.match(await popup.text("#pasted-said"), /could not be asked.*version/i);
    });
    const options = await context.driver.extensionPage("options.html");
    await options.until(() => document.getElementById("tables-said")?.textContent);
    assert.match(await options.text("#tables-said"), /VersionError.*kept before is still there/);
    assert.equal(await options.evaluate(() => document.getElementById("settings")?.hidden), false);
    await options.close();
    assert.equal(await inDatabase(undefined, 9), 9);
  });

  test("a full disk is told of, and what was kept stays", async () => {
    await saveSettings(context.driver, JSON.stringify({ own_sites: ["acme.example"] }));
    await context.click(PAGE, async (popup) => {
      const before = await popup.evaluate(kept);
      await popup.evaluate(() => {
        chrome.storage.local.set = () => Promise.reject(new Error("no room"));
      });
      const failed = () =>
        popup.until(() => /did not work/.test(document.getElementById("status")?.innerText ?? ""));
      await popup.fill("#pasted-text", "DR 54");
      await popup.press("Enter");
      await failed();
      assert.equal(
        await popup.evaluate(
          () => /** @type {any} */ (document.getElementById("pasted-text")).value,
        ),
        "DR 54",
        "what was typed stays",
      );
      await popup.evaluate(() => {
        document.getElementById("status")?.replaceChildren();
        /** @type {any} */ (document.activeElement)?.blur();
      });
      await popup.click("#agreement > summary");
      await popup.fill("#agreed-url", "www.acme.example/pumps");
      await popup.press("Enter");
      await failed();
      await popup.evaluate(() => /** @type {any} */ (document.activeElement)?.blur());
      await popup.press("b");
      await popup.until(() => document.getElementById("copied")?.textContent?.includes("no room"));
      assert.deepEqual(await popup.evaluate(kept), before);
    });
  });
});
