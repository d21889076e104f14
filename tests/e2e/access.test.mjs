/** axe finds nothing to complain about in popup, options, basket, the first page and the marks, light and dark. */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { saveSettings } from "../../tools/drive.mjs";
import { at, chooseList, EXAMPLE, inEachBrowser, openRow, showMarks, tabOf } from "./setup.mjs";

const AXE_FILE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const AXE = readFileSync(AXE_FILE, "utf8");

/** Pages that extensions may not read. */
const CLOSED = { chromium: "chrome://version/", firefox: "about:support" };

/** axe leaves the size of targets (WCAG 2.2, 2.5.8) out unless it is asked. */
const RULES = { rules: { "target-size": { enabled: true } } };

/**
 * The rules that axe had nothing against or nothing to apply to, and what it found, in words. What it could not tell counts
 * too, with the reason.
 * @param {Record<"passes" | "inapplicable" | "violations" | "incomplete", any[]>} results
 */
const told = ({ passes, inapplicable, violations, incomplete }) => {
  const where = (/** @type {any} */ { target, any }) =>
    [JSON.stringify(target), ...any.map((/** @type {any} */ { message }) => message)].join(" ");
  const line = (/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map(where).join(", ")}`;
  return {
    passes: passes.map(({ id }) => id),
    inapplicable: inapplicable.map(({ id }) => id),
    violations: violations.map(line),
    incomplete: incomplete.map(line),
  };
};

/**
 * axe and its run as one function, since each evaluation stands alone. Bars that stay in view lie over what is below them
 * at any one time, of which axe could not tell the contrast: for it they stand where they are in the document.
 * @type {any}
 */
const inspect = new Function(
  `${AXE};
  const bars = [...document.querySelectorAll("body *")].filter((element) => getComputedStyle(element).position === "sticky");
  for (const bar of bars) bar.style.position = "relative";
  return window.axe.run(document, ${JSON.stringify(RULES)}).then((results) => {
    for (const bar of bars) bar.style.position = "";
    return (${told})(results);
  });`,
);

/** @param {import("../../tools/drive.mjs").View} view */
async function clean(view) {
  const { passes, inapplicable, ...faults } = /** @type {any} */ (await view.evaluate(inspect));
  assert.ok(passes.length > 10, "axe looked at something");
  assert.ok([...passes, ...inapplicable].includes("target-size"), "and at the size of targets");
  assert.deepEqual(faults, { violations: [], incomplete: [] });
}

/** The built extension with axe in it, which in a page's tab only a file of the extension can bring. */
function equipped() {
  const folder = mkdtempSync(join(tmpdir(), "vouch-axe-"));
  cpSync(at("dist"), folder, { recursive: true });
  cpSync(AXE_FILE, join(folder, "axe.js"));
  return folder;
}

const EQUIPPED = equipped();
after(() => rmSync(EQUIPPED, { recursive: true }));

/**
 * Opens the legend, and gives what axe says of it and the card, once there is one: their root is closed to the page.
 * @param {number} tabId @param {typeof RULES} rules
 */
async function inspectMarks(tabId, rules) {
  const target = { tabId };
  await chrome.scripting.executeScript({ target, files: ["axe.js"] });
  /** @param {typeof RULES} asked */
  const func = async (asked) => {
    const host = /** @type {any} */ (document.querySelector("vouch-marks"));
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    const fold = /** @type {HTMLElement} */ (root.querySelector(".fold"));
    if (fold.ariaExpanded !== "true") fold.click();
    if (!root.querySelector(".card > *")) return undefined;
    Object.defineProperty(host, "shadowRoot", { configurable: true, value: root });
    return JSON.stringify(await /** @type {any} */ (window).axe.run(host, asked));
  };
  const [frame] = await chrome.scripting.executeScript({ target, func, args: [rules] });
  return frame?.result;
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  describe(colorScheme, () => {
    inEachBrowser(
      (context) => {
        test("marks on a page: a link's card and the legend", async () => {
          const behind = await context.options();
          await context.click(EXAMPLE.url, async (popup, page) => {
            const tab = await tabOf(popup);
            await showMarks(popup);
            await page.hover("a[href*=brickyard]");
            let said;
            for (let time = 0; !said && time < 50; time += 1) {
              said = await behind.evaluate(inspectMarks, tab, RULES);
            }
            const { passes, violations, incomplete } = told(JSON.parse(said ?? "{}"));
            for (const rule of ["button-name", "label", "aria-hidden-focus", "target-size"]) {
              assert.ok(passes.includes(rule), `axe looked at ${rule}: ${passes}`);
            }
            assert.deepEqual(violations, []);
            // axe finds grounds by what a click would meet, and marks take none: their contrast is `tests/look`'s.
            const others = incomplete.filter((line) => !line.startsWith("color-contrast"));
            assert.deepEqual(others, []);
          });
          await behind.close();
        });
      },
      { colorScheme, extension: EQUIPPED },
    );

    inEachBrowser(
      (context) => {
        test("popup with an answer, a link opened", async () => {
          await context.click(EXAMPLE.url, async (popup) => {
            await popup.evaluate(() => {
              for (const part of document.querySelectorAll("details[data-kept]")) {
                part.toggleAttribute("open", true);
              }
            });
            await popup.click("#list-group");
            await popup.click("[data-class=follow][data-word=followed]");
            await openRow(popup, 1);
            await popup.click("#suggest-open");
            await popup.until(() => document.activeElement?.id === "suggest-list");
            await clean(popup);
          });
        });

        test("popup on a page that changed, with a mistake", async () => {
          await context.click(EXAMPLE.url, async (popup, page) => {
            await page.evaluate(() => {
              for (const link of document.querySelectorAll("main a[href]")) link.remove();
            });
            await popup.until(() => document.querySelector("#stale[data-state]"));
            await popup.fill("#pasted-text", "hello");
            await popup.click("#pasted [type=submit]");
            await popup.until(() => document.querySelector("#pasted-text[aria-invalid=true]"));
            await clean(popup);
          });
        });

        test("popup whose filters hide every link", async () => {
          await context.click(EXAMPLE.url, async (popup) => {
            await popup.fill("#list-search", "no such word");
            await popup.until(() => !document.getElementById("list-empty")?.hidden);
            await clean(popup);
            await popup.click("#list-empty button");
          });
        });

        test("popup with a risk", async () => {
          const url = "https://sells.example/";
          context.pages.put(url, { body: readFileSync(at("tests/prospects/09-sells-links.html")) });
          await context.click(url, async (popup) => {
            await popup.until(() => document.querySelector("[data-field=risk-list] .note"));
            await clean(popup);
          });
        });

        test("popup with an agreement that is partly kept, its form open", async () => {
          const url = "https://agreed.example/";
          await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
          const options = await context.options();
          await options.evaluate(
            (key) =>
              chrome.storage.local.set({
                [key]: "agreed\tacme.example\thttps://acme.example/\tAcme\tfollowed\tbody\n",
              }),
            `agreed ${url}`,
          );
          await options.close();
          context.pages.put(url, {
            body: `<!doctype html><p>A <a rel="nofollow" href="https://acme.example/">pump</a>.</p>`,
          });
          await context.click(url, async (popup) => {
            await popup.click("#agreement > summary");
            await popup.until(() => document.querySelector("#points [data-held=fail]"));
            await clean(popup);
          });
        });

        test("popup with several links of one's own, all of it open", async () => {
          const url = "https://several.example/";
          await saveSettings(context.driver, '{"own_sites": ["acme.example"]}');
          const links = ["a", "b", "c"].map(
            (name) => `<p>Words about <a href="https://acme.example/${name}">pump ${name}</a>.`,
          );
          context.pages.put(url, { body: `<!doctype html><title>Pumps</title>${links.join("")}` });
          await context.click(url, async (popup) => {
            await popup.evaluate(() => {
              for (const part of document.querySelectorAll("details")) part.open = true;
            });
            await popup.until(() => document.querySelector("[data-field=mine-more]")?.textContent);
            await clean(popup);
            await popup.evaluate(() => {
              for (const part of document.querySelectorAll("details")) part.open = false;
            });
          });
          await saveSettings(context.driver, "{}");
        });

        test("popup on a page that cannot be read", async () => {
          await context.click(CLOSED[context.browser], (popup) => clean(popup));
        });

        test("options", async () => {
          const options = await context.options();
          await clean(options);
          await options.fill("#own_sites", "co.uk");
          await options.click("#settings button[type=submit]");
          await options.until(() => document.querySelector("[aria-invalid=true]"));
          await clean(options);
          await options.click("[data-act=file-ask]");
          await options.until(() => document.activeElement?.matches("[data-act=file-cancel]"));
          await clean(options);
          await options.click("[data-act=file-reset]");
          await options.until(() => document.activeElement?.id === "file-undo");
          await clean(options);
          await options.click("#file-undo");
          await options.until(() => /are back/.test(document.body.innerText));
          await options.close();
        });

        test("first page, empty, refused and done", async () => {
          const page = await context.driver.extensionPage("welcome.html");
          await page.until(() => document.querySelectorAll("#signs > li").length > 0);
          await clean(page);
          await page.fill("#own_sites", "co.uk");
          await page.click("#ask button[type=submit]");
          await page.until(() => document.querySelector("[aria-invalid=true]"));
          await clean(page);
          await page.click("#skip");
          await page.until(() => document.activeElement?.id === "became");
          await clean(page);
          await page.close();
        });

        test("basket, empty and with a page; popup with all formats", async () => {
          const seen = async () => {
            const basket = await context.driver.extensionPage("basket.html");
            await basket.until(() => document.querySelector("#count")?.textContent);
            await clean(basket);
            await basket.close();
          };
          await seen();
          await context.click(EXAMPLE.url, async (popup) => {
            await popup.press("b");
            await popup.until(() => document.querySelector("#copied")?.textContent);
            await popup.evaluate(() => {
              document.querySelector("#formats")?.toggleAttribute("open", true);
            });
            await popup.until(
              () => /** @type {any} */ (document.querySelector("#preview")).value !== "",
            );
            await clean(popup);
          });
          await seen();
        });

        test("options with imported lists, popup with authority by one of them", async () => {
          const options = await context.options();
          const list = "Domain,DR\nwetfeet.example,50\nnonsense\n";
          await chooseList(options, "export.csv", list);
          await options.until(() => document.querySelector("#tables-list > li"));
          assert.match(await options.text("#tables-bad"), /nonsense/);
          await clean(options);
          await options.click("#tables-list [data-act=remove]");
          await options.until(() => !document.getElementById("tables-undo")?.hidden);
          await clean(options);
          await options.click("#tables-undo");
          await options.until(() => document.querySelector("#tables-list > li"));
          await options.close();
          await context.click(EXAMPLE.url, async (popup) => {
            assert.match(await popup.text("#answer [data-field=authority]"), /your list/);
            await clean(popup);
          });
        });
      },
      { colorScheme },
    );
  });
}
