/** Pages of ours fit narrow and enlarged windows, keep what they tell in forced colors, and do not move where that is asked. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { saveSettings } from "../../tools/drive.mjs";
import { EXAMPLE, inEachBrowser, openRow, showMarks, tabOf } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Context} Context */
/** @typedef {import("../../tools/drive.mjs").Tab} Tab */

/** Words and addresses that have no place to be broken at. */
const WORD = "Gartenbewässerungsrinnenreinigung".repeat(9);
const LONG = {
  url: `https://${"long-".repeat(11)}name.example/${"path".repeat(60)}`,
  body: `<!doctype html><meta charset="utf-8"><title>${WORD}</title><main><h1>${WORD}</h1><p>A word such as
<a href="https://rainworks.example/${"deep".repeat(60)}">${WORD}</a> and <a href="https://else.example/">another</a>.</main>`,
};

const SETTINGS = '{"own_sites": ["rainworks.example"], "rivals": ["claypapers.example"]}';

/** Widths in CSS pixels: of a window of 1280 enlarged to 200%, and to 400% (WCAG 2.2, 1.4.10). */
const WIDTHS = [640, 320];

/** Opens all that can be. */
const unfold = () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
};

/** Our page in a tab, given to `use`, and closed. @param {Promise<Tab>} opening @param {(view: Tab) => Promise<void>} use */
async function shown(opening, use) {
  const view = await opening;
  try {
    await use(view);
  } finally {
    await view.close();
  }
}

/**
 * The popup on a page, in a tab of its own, with all of it open.
 * @param {Context} context @param {string} url @param {(view: Tab) => Promise<void>} use
 */
async function popupOn(context, url, use) {
  await context.click(url, async (popup) => {
    const tab = await tabOf(popup);
    await popup.close();
    const address = `popup.html?tab=${tab}`;
    await shown(context.driver.extensionPage(address), async (view) => {
      await view.until(() => globalThis.vouch);
      assert.equal(await view.evaluate(() => globalThis.vouch.settled), "complete");
      await view.evaluate(unfold);
      await openRow(view, 1);
      await use(view);
    });
  });
}

/**
 * Each page of ours with something on it, by its name.
 * @param {Context} context @param {(view: Tab, name: string) => Promise<void>} use
 */
async function everyPage(context, use) {
  await saveSettings(context.driver, SETTINGS);
  await shown(context.options(), async (view) => {
    await view.evaluate(unfold);
    await use(view, "options");
  });
  await shown(context.driver.extensionPage("welcome.html"), async (view) => {
    await view.until(() => document.querySelectorAll("#signs > li").length > 0);
    await use(view, "first page");
  });
  for (const { url } of [EXAMPLE, LONG]) {
    await popupOn(context, url, async (view) => {
      await view.click("[data-act=basket]");
      await view.until(() => document.querySelector("#copied")?.textContent);
      await use(view, `popup on ${url}`);
    });
  }
  await shown(context.driver.extensionPage("basket.html"), async (view) => {
    await view.until(() => document.querySelectorAll("#rows > tr").length === 2);
    await use(view, "basket");
  });
}

/** By how much the page is wider than its window, and what stands out of it. */
const overflow = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width, height } = element.getBoundingClientRect();
    // What is there for screen readers alone is a pixel wide.
    return width > 1 && height > 1 && (left < -1 || right > clientWidth + 1);
  });
  return {
    more: scrollWidth - clientWidth,
    out: out.map(({ outerHTML }) => outerHTML.slice(0, 80)),
  };
};

/** What moves by a transition or an animation, as far as it is in this document. */
const moving = () => {
  const places = [...document.querySelectorAll("*")].flatMap((element) =>
    [undefined, "::before", "::after"].map((pseudo) => /** @type {const} */ ([element, pseudo])),
  );
  const moves = places.filter(([element, pseudo]) => {
    const style = getComputedStyle(element, pseudo);
    const { transitionDuration, animationName, scrollBehavior } = style;
    return (
      /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior === "smooth"
    );
  });
  return moves.map(([{ outerHTML }, pseudo]) => `${outerHTML.slice(0, 80)}${pseudo ?? ""}`);
};

describe("a narrow window", () => {
  inEachBrowser((context) => {
    context.pages.put(LONG.url, { body: LONG.body });

    test("at 200% and 400% nothing stands out to the side", async () => {
      await everyPage(context, async (view, name) => {
        for (const width of WIDTHS) {
          await view.resize({ width, height: 512 });
          await view.until((wanted) => innerWidth === wanted, width);
          assert.deepEqual(
            await view.evaluate(overflow),
            { more: 0, out: [] },
            `${name}, ${width}`,
          );
        }
      });
    });

    test("what moves a little elsewhere moves", async () => {
      await shown(context.options(), async (view) => {
        assert.notDeepEqual(await view.evaluate(moving), []);
      });
    });
  });
});

describe("reduced motion", () => {
  inEachBrowser(
    (context) => {
      context.pages.put(LONG.url, { body: LONG.body });

      test("nothing moves", async () => {
        await everyPage(context, async (view, name) => {
          assert.ok(
            await view.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches),
          );
          assert.deepEqual(await view.evaluate(moving), [], name);
        });
      });
    },
    { reducedMotion: true },
  );
});

/** What tells something by a ground or an edge of its own, and does not where the system chooses all colors. */
const lost = () => {
  const clear = "rgba(0, 0, 0, 0)";
  /** @param {Element} element */
  const ground = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (backgroundColor !== clear) return backgroundColor;
    }
    return "";
  };
  /** @param {Element} element */
  const hasEdge = (element) => {
    const { borderTopWidth, borderTopStyle, borderTopColor, textDecorationLine } =
      getComputedStyle(element);
    const { parentElement } = element;
    return (
      textDecorationLine === "underline" ||
      (borderTopWidth !== "0px" &&
        borderTopStyle !== "none" &&
        ![clear, parentElement && ground(parentElement)].includes(borderTopColor))
    );
  };
  const controls = "button, select, textarea, input:is([type=text], [type=search]), .letter";
  const edgeless = [...document.querySelectorAll(controls)].filter(
    (element) => element.getClientRects().length > 0 && !hasEdge(element),
  );
  const empty = [...document.querySelectorAll(".range-bar")].filter(
    (bar) => getComputedStyle(bar, "::before").backgroundColor === ground(bar),
  );
  return [...edgeless, ...empty].map(({ outerHTML }) => outerHTML.slice(0, 120));
};

/** The edge of legend and card where colors are ours, as `marks.css` has it. */
const OWN_LINE = "rgb(195, 201, 206)";

/** @typedef {{hasCard: boolean, mark?: string, ring?: string, edges: (readonly [string, string])[]} | undefined} Colors */

/** The colors of a followed link's mark, of the ring around a link of one's own, and of legend and card: edge and ground. @param {number} tabId */
async function colorsOfMarks(tabId) {
  const func = () => {
    const host = /** @type {any} */ (document.querySelector("vouch-marks"));
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    /** @param {string} selector */
    const styled = (selector) => {
      const found = root.querySelector(selector);
      return found ? getComputedStyle(found) : undefined;
    };
    const boxes = [styled(".legend"), styled(".card")];
    return {
      hasCard: root.querySelector(".card > *") !== null,
      mark: styled(".mark[data-follow=followed]:not([data-uncertain])")?.backgroundColor,
      ring: styled(".ring:not([data-kind=rival])")?.outlineColor,
      edges: boxes.flatMap((style) =>
        style ? [/** @type {const} */ ([style.borderTopColor, style.backgroundColor])] : [],
      ),
    };
  };
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return /** @type {Colors} */ (frame?.result);
}

describe("forced colors", () => {
  inEachBrowser(
    (context) => {
      context.pages.put(LONG.url, { body: LONG.body });

      test("edges, bars and letters are seen", async () => {
        await everyPage(context, async (view, name) => {
          assert.ok(await view.evaluate(() => matchMedia("(forced-colors: active)").matches));
          assert.deepEqual(await view.evaluate(lost), [], name);
        });
      });

      test("what is on, chosen and focused is told by more than its ground", async () => {
        await context.click(EXAMPLE.url, async (popup) => {
          const look = () => {
            const overlay = /** @type {Element} */ (document.querySelector("#overlay"));
            const chip = /** @type {Element} */ (document.querySelector("[data-word=followed]"));
            const knob = getComputedStyle(overlay, "::after");
            return {
              track: getComputedStyle(overlay, "::before").backgroundColor,
              knob: knob.backgroundColor,
              sign: getComputedStyle(chip, "::before").content,
            };
          };
          const off = await popup.evaluate(look);
          await popup.click("[data-word=followed]");
          await popup.click("#overlay");
          await popup.until(
            () =>
              document.querySelector("#overlay[aria-checked=true]") &&
              document.querySelector("[data-word=followed][aria-pressed=true]"),
          );
          // Both take their time.
          await popup.until((track) => {
            const overlay = /** @type {Element} */ (document.querySelector("#overlay"));
            const { translate } = getComputedStyle(overlay, "::after");
            const { backgroundColor } = getComputedStyle(overlay, "::before");
            return translate === "12px" && backgroundColor !== track;
          }, off.track);
          const on = await popup.evaluate(look);
          assert.notEqual(on.knob, on.track);
          assert.notEqual(off.knob, off.track);
          assert.match(on.sign, /✓/);
          await popup.press("Tab");
          const { outlineStyle, outlineColor, ground } = await popup.evaluate(() => {
            const focused = /** @type {Element} */ (document.activeElement);
            const { outlineStyle, outlineColor } = getComputedStyle(focused);
            const ground = getComputedStyle(document.documentElement).backgroundColor;
            return { outlineStyle, outlineColor, ground };
          });
          assert.equal(outlineStyle, "solid");
          assert.notEqual(outlineColor, ground);
          await popup.click("[data-word=followed]");
        });
      });

      test("marks keep their colors on the page, legend and card an edge", async () => {
        await saveSettings(context.driver, SETTINGS);
        const behind = await context.options();
        await context.click(EXAMPLE.url, async (popup, page) => {
          const tab = await tabOf(popup);
          await showMarks(popup);
          await page.hover("a[href*=brickyard]");
          const end = performance.now() + PATIENCE;
          let colors = await behind.evaluate(colorsOfMarks, tab);
          while (!colors?.hasCard) {
            assert.ok(performance.now() < end, "there is a card");
            colors = await behind.evaluate(colorsOfMarks, tab);
          }
          const { mark, ring, edges } = colors;
          // As `signs.css` has them.
          assert.deepEqual({ mark, ring }, { mark: "rgb(11, 107, 93)", ring: "rgb(232, 162, 0)" });
          assert.equal(edges.length, 2);
          for (const [edge, ground] of edges) {
            assert.ok(![ground, OWN_LINE].includes(edge), `${edge} on ${ground}`);
          }
        });
        await behind.close();
      });
    },
    { forcedColors: true },
  );
});
