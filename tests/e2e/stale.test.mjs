/** A page that changes while the popup is open: that is said, and it is read again. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { count, inEachBrowser, rows, tabOf } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Popup} Popup */

const LINK = '<a href="https://first.example/">the first of them</a>';
/** A page with one link and a script. @param {string} script */
const page = (
  script,
) => `<!doctype html><html lang="en"><head><title>News</title></head><body><main><h1>News</h1>
<p id="there">Our neighbors wrote about rain gardens, see ${LINK} and what they say.</p></main>
<script>${script}</script></body></html>`;

/** Adds a link, as applications do. */
const ADD = `globalThis.add = () => {
  const link = document.createElement("a");
  link.href = "https://second.example/" + document.links.length;
  link.textContent = "one more of them";
  document.querySelector("#there").append(" ", link);
};`;

/** What the popup says of it, if anything. */
const state = () => /** @type {HTMLElement} */ (document.querySelector("#stale")).dataset.state;

/** Waits as long as it takes to say something of a page that does not rest, and gives what was said. @param {Popup} popup */
const waited = async (popup) => {
  await popup.evaluate(() => new Promise((passed) => setTimeout(passed, 8000)));
  return popup.evaluate(state);
};

/** Waits until something is said, and gives it. @param {Popup} popup */
const told = async (popup) => {
  await popup.until(state);
  return popup.evaluate(state);
};

inEachBrowser((context) => {
  test("links that came are told of in reach of the keyboard, and are there after reading again", async () => {
    const url = "https://grows.example/";
    context.pages.put(url, { body: page(ADD) });
    await context.click(url, async (popup, page) => {
      assert.equal((await rows(popup)).length, 1);
      await page.evaluate(() => /** @type {any} */ (globalThis).add());
      assert.equal(await told(popup), "links");
      const says = await popup.evaluate(() => {
        const says = document.querySelector("#stale p");
        const button = document.querySelector("#stale button");
        scrollTo(0, document.body.scrollHeight);
        return {
          role: says?.role ?? says?.getAttribute("role"),
          text: says?.textContent,
          button: button?.textContent,
          key: button?.getAttribute("aria-keyshortcuts"),
          top: document.querySelector("#stale")?.getBoundingClientRect().top,
        };
      });
      assert.deepEqual(says, {
        role: "status",
        text: "The links of this page have changed since they were read.",
        button: "Read again",
        key: "R",
        top: 0,
      });
      await popup.press("r");
      await popup.until(
        () =>
          document.querySelector("#status")?.getAttribute("data-state") === "popup_complete" &&
          !document.querySelector("#stale[data-state]"),
      );
      const lines = await rows(popup);
      assert.equal(lines.length, 2);
      assert.match(lines.join(), /one more of them/);
    });
  });

  test("nothing is said of marks of ours, of lists that turn, nor of what comes and goes", async () => {
    const url = "https://turns.example/";
    const turns = `const list = document.querySelector("#there");
setInterval(() => list.prepend(list.lastChild), 130);
setInterval(() => { list.firstChild.textContent += "."; }, 90);`;
    context.pages.put(url, { body: page(turns) });
    await context.click(url, async (popup) => {
      await popup.click("#overlay");
      await popup.until(() => document.querySelector("#overlay")?.ariaChecked === "true");
      assert.equal(await waited(popup), undefined);
      assert.equal(await popup.evaluate(count, "#stale button[hidden]"), 1);
      assert.equal(await popup.text("#stale"), "");
    });
  });

  test("a page whose links never rest is called so, once", async () => {
    const url = "https://restless.example/";
    context.pages.put(url, { body: page(`${ADD} setInterval(add, 400);`) });
    await context.click(url, async (popup) => {
      assert.equal(await told(popup), "restless");
      assert.match(await popup.text("#stale p"), /keep changing/);
      assert.equal(await waited(popup), "restless");
    });
  });

  test("another page of an application is another page, a part of the same is not", async () => {
    const url = "https://app.example/list";
    context.pages.put(url, { body: page("") });
    await context.click(url, async (popup, page) => {
      await page.evaluate(() => {
        location.hash = "there";
        history.replaceState(null, "", "?utm_source=mail#there");
      });
      assert.equal(await waited(popup), undefined);
      await page.evaluate(() => history.pushState(null, "", "/detail"));
      assert.equal(await told(popup), "moved");
      await popup.click("#stale button");
      await popup.until(() => globalThis.vouch && !document.querySelector("#stale[data-state]"));
      await popup.settled();
      assert.equal(JSON.parse(await popup.report("json")).page.url, "https://app.example/detail");
      assert.equal(await popup.evaluate(state), undefined);
    });
  });

  test("at 10,000 links a change of one is told of, and a look keeps the page waiting for a moment only", async (t) => {
    const url = "https://huge.example/";
    const links = Array.from(
      { length: 10_000 },
      (_, nth) =>
        `<a href="https://s${nth % 700}.example/a/path/to/${nth}" rel="noopener">${nth}</a>`,
    );
    context.pages.put(url, { body: page("").replace("</p>", `</p>${links.join(" ")}`) });
    await context.click(url, async (popup, page) => {
      const tab = await tabOf(popup);
      // Looks are alike: what makes some of them longer is the machine.
      const least = await popup.evaluate(async (tabId) => {
        const func = async () => {
          let least = Number.POSITIVE_INFINITY;
          for (let look = 0; look < 7; look += 1) {
            await new Promise((passed) => setTimeout(passed, 200));
            const began = performance.now();
            globalThis.vouchLinks.keep();
            least = Math.min(least, performance.now() - began);
          }
          // Until all of them are read.
          await new Promise((passed) => setTimeout(passed, 2000));
          return least;
        };
        const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
        return frame?.result ?? Number.POSITIVE_INFINITY;
      }, tab);
      t.diagnostic(`a look keeps the page waiting for ${least.toFixed(1)} ms`);
      assert.ok(least > 0.5 && least <= 10, `${least} ms`);
      assert.equal(await popup.evaluate(state), undefined);
      await page.evaluate(() => {
        const link = document.links[7777];
        if (link) link.rel = "nofollow";
      });
      assert.equal(await told(popup), "links");
    });
  });

  test("a page that cannot be seen any more is told of", async () => {
    const url = "https://leaves.example/";
    context.pages.put(url, { body: page("") });
    const tab = await context.driver.open(url);
    const popup = await tab.action();
    await popup.settled();
    const id = await tabOf(popup);
    await popup.close();
    const view = await context.driver.extensionPage(`popup.html?tab=${id}`);
    await view.until(() => globalThis.vouch);
    assert.equal(await view.evaluate(() => globalThis.vouch.settled), "complete");
    await tab.close();
    await view.until(state);
    assert.equal(await view.evaluate(state), "moved");
    await view.close();
  });
});
