/** What the overlay shows inside its closed shadow root, and that it leaves the page as it was, to the byte. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE } from "../../tools/drive/patience.mjs";
import { saveSettings } from "../../tools/drive.mjs";
import { EXAMPLE, inEachBrowser, tabOf } from "./setup.mjs";

/** @typedef {import("./setup.mjs").Context} Context */
/** @typedef {import("./setup.mjs").Page} Page */
/**
 * @typedef {object} Shown
 * @property {[link: string | undefined, follow: string | null, letter: string | null][]} marks
 * @property {[sign: string, kind: string | null, place: string | null, isUncertain: boolean, line: string][]} signs All that marks links, in the page's order; `line`: the style of its border, a ring's is an outline.
 * @property {(string | null)[]} card
 * @property {string} note What the legend says of the page.
 * @property {[left: number, top: number, right: number, bottom: number][]} boxes Of the marks.
 * @property {boolean} legend Whether it is there.
 * @property {string} corner Where it stands on the screen.
 * @property {number} made
 */

/** A link of each kind in view, one of the page's own site, and one far below. */
const MARKED = {
  url: "https://marked.example/",
  body: `<!doctype html><html lang="en"><head><title>Marked</title></head><body>
<p>Before <a href="https://first.example/">the followed one</a> after.</p>
<p>Before <a href="/inside">one of the same site</a> after.</p>
<p>Before <a href="https://second.example/" rel="nofollow">the distrusted one</a> after.</p>
<p>Before <a id="third" href="https://third.example/" rel="ugc">the visitor's one</a> after.</p>
<p>Before <a href="https://fourth.example/" rel="sponsored">the paid one</a> after.</p>
<div style="height: 300vh"></div>
<p>Before <a id="last" href="https://last.example/" rel="nofollow">the one below</a> after.</p>
</body></html>`,
};

/** Whose links they are: the person's own, on two lines, a rival's, strangers', and the template's of three kinds. */
const SIGNS = {
  url: "https://garden.example/journal/rain",
  body: `<!doctype html><html lang="en"><head><title>Rain gardens</title></head>
<body style="width: 600px"><main><article><h1>Rain gardens</h1>
<p>A rain garden takes the water from the roof, as <a href="https://guide.example/">the guide</a> explains at length,
and lets it seep away within a day. The people at
<a href="https://mine.example/pumps">Acme, who write a long and winding article about how to dig such a bed by hand</a>
and those at <a href="https://rival.example/">Rival pumps</a> say so too, and so does everybody else who has one. Some doubt
it, <a href="https://doubter.example/" rel="nofollow">as one of them wrote at length</a>, and have none.</p>
</article></main>
<p>Tell it: <a href="https://twitter.com/intent/tweet?url=https%3A%2F%2Fgarden.example%2Fjournal%2Frain">Tweet this</a></p>
<aside><a href="https://ad.doubleclick.net/clk;1;2">Cheap pumps</a></aside><footer><p><a href="https://maker.example/">Made by Maker</a></p></footer></body></html>`,
};
const PROFILE = { profiles: [{ own_sites: ["mine.example"], rivals: ["rival.example"] }] };

/** Links of each kind that may be something else: a shortener's leads anywhere, and what stands beside the text is in doubt. */
const DOUBTFUL = {
  url: "https://garden.example/journal/doubt",
  body: `<!doctype html><html lang="en"><head><title>Rain gardens</title></head><body><main><article><h1>Rain gardens</h1>
<p>A rain garden takes the water from the roof, as <a href="https://guide.example/">the guide</a> explains at length,
and lets it seep away within a day. Much of it is in <a href="https://bit.ly/3abcd">what its maker wrote of it</a>, and
<a href="https://sure.example/">Acme pumps</a> say so too, and so does everybody else who has one of their own.</p>
</article></main><div><a href="https://doubted.example/">Rival pumps</a></div><div><a href="https://beside.example/">Something</a></div>
<footer><p><a href="https://maker.example/">Made by Maker</a></p></footer></body></html>`,
};

/** A link below a header that stays, one beside it, and a dialog that is not open yet. */
const COVERED = {
  url: "https://covered.example/",
  body: `<!doctype html><html lang="en"><head><title>Covered</title></head><body>
<header style="position: fixed; inset: 0 0 auto; height: 60px; background: #eee">A header</header>
<main><p>Below the header: <a href="https://below.example/">a link</a>.</p>
<p style="margin-top: 150px">In sight: <a href="https://sight.example/">a link</a>.</p></main>
<dialog><p>A dialog.</p></dialog></body></html>`,
};

/** A link so small that its mark lies over all of it, one whose mark lies over a button, and buttons for corners. */
const CLICKED = {
  url: "https://clicked.example/",
  body: `<!doctype html><html lang="en"><head><title>Clicked</title>
<style>.corner { position: fixed; width: 200px; height: 100px; bottom: 0 }</style></head><body><main>
<p>There is so much to be said of pumps that we stop here: <a id="small" href="https://small.example/" style="font-size: 8px">i</a></p>
<p>Others go on, <a href="https://other.example/">as this one does</a><button id="near" style="width: 16px; height: 12px; padding: 0; border: 0; vertical-align: top"></button></p>
</main></body></html>`,
};

/** A box that scrolls in a box that scrolls, with a link at the end of each and one beside them. */
const NESTED = {
  url: "https://nested.example/",
  body: `<!doctype html><html lang="en"><head><title>Nested</title></head><body><main>
<p>Beside: <a href="https://beside.example/">a link</a>.</p>
<div id="outer" style="height: 200px; width: 400px; overflow: auto"><p>Outer: <a href="https://top.example/">a link</a>.</p>
<div id="inner" style="height: 100px; overflow: auto"><p>Inner: <a href="https://upper.example/">a link</a>.</p>
<div style="height: 300px"></div><p>Inner: <a href="https://lower.example/">a link</a>.</p></div>
<div style="height: 400px"></div><p>Outer: <a href="https://end.example/">a link</a>.</p></div></main></body></html>`,
};

/** A header that sticks to the top once the page is scrolled, with a link of its own. */
const STICKY = {
  url: "https://sticky.example/",
  body: `<!doctype html><html lang="en"><head><title>Sticky</title></head><body style="margin: 0">
<main><div style="height: 100px">Above.</div>
<div style="position: sticky; top: 0; height: 80px; background: #eee"><p>Sticks: <a href="https://sticks.example/">a link</a>.</p></div>
<p>Passes: <a href="https://passes.example/">a link</a>.</p>
<p style="margin-top: 200px">In sight: <a href="https://sight.example/">a link</a>.</p>
<div style="height: 300vh"></div></main></body></html>`,
};

/** A dialog and a popover with links, and a figure that fills the screen at a click. */
const RAISED = {
  url: "https://raised.example/",
  body: `<!doctype html><html lang="en"><head><title>Raised</title></head><body>
<main><figure style="background: #eee; margin: 8px 0"><button onclick="this.parentElement.requestFullscreen()">Larger</button>
<p>In the figure: <a href="https://figure.example/">a link</a>.</p></figure>
<p style="margin-top: 150px">On the page: <a href="https://page.example/">a link</a>.</p></main>
<dialog><p>In the dialog: <a href="https://dialog.example/">a link</a>.</p></dialog>
<div id="pop" popover="manual" style="inset: auto 0 0 auto"><p>In the popover: <a href="https://popover.example/">a link</a>.</p></div>
</body></html>`,
};

/** 2,000 outbound links. */
const CROWDED = {
  url: "https://crowded.example/",
  body: `<!doctype html><html lang="en"><head><title>Crowded</title></head><body><main>
${Array.from({ length: 200 }, (_, line) => `<p>${Array.from({ length: 10 }, (_, at) => `word <a href="https://s${line}-${at}.example/">a link ${line}</a>`).join(" ")}.</p>`).join("\n")}
</main></body></html>`,
};

/** What is in the overlay of a tab, each mark with the link that its box touches; null without an overlay. @param {number} tabId */
async function inside(tabId) {
  const func = () => {
    /** @type {any} */
    const host = document.querySelector("vouch-marks");
    if (!host) return null;
    // Firefox lets extensions ask the element itself, Chromium an interface of its own.
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    const links = [...document.links].map((link) => ({
      href: link.href,
      box: link.getBoundingClientRect(),
    }));
    /** @param {Element} mark */
    const link = (mark) => {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      return links.find(
        ({ box }) => left < box.right && right > box.left && top < box.bottom && bottom > box.top,
      )?.href;
    };
    const legend = root.querySelector(".legend:not([hidden])");
    const { left = 0, top = 0 } = legend?.getBoundingClientRect() ?? {};
    return {
      marks: [...root.children]
        .filter((child) => child.matches(".mark"))
        .map((mark) => [link(mark), mark.getAttribute("data-follow"), mark.textContent]),
      signs: [...root.children]
        .filter((child) => child.matches(".mark, .ring, .dot"))
        .map((sign) => [
          sign.className,
          sign.getAttribute("data-kind"),
          sign.matches(".ring") ? null : sign.getAttribute("data-place"),
          sign.hasAttribute("data-uncertain"),
          getComputedStyle(sign)[sign.matches(".ring") ? "outlineStyle" : "borderTopStyle"],
        ]),
      note: root.querySelector(".note")?.textContent ?? "",
      boxes: [...root.children]
        .filter((child) => child.matches(".mark"))
        .map((mark) => mark.getBoundingClientRect())
        .map(({ left, top, right, bottom }) => [left, top, right, bottom]),
      legend: legend !== null,
      corner: `${top < innerHeight / 2 ? "top" : "bottom"} ${left < innerWidth / 2 ? "left" : "right"}`,
      card: [...root.querySelectorAll(".card > *")].map((line) => line.textContent),
      made: root.querySelectorAll("#made").length,
    };
  };
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return /** @type {Shown | null} */ (frame?.result ?? null);
}

/** Uses a control of the legend in a tab. @param {number} tabId @param {string} selector */
async function use(tabId, selector) {
  /** @param {string} selector */
  const func = (selector) => {
    /** @type {any} */
    const host = document.querySelector("vouch-marks");
    /** @type {ShadowRoot} */
    const root = host.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(host);
    const control = /** @type {HTMLElement} */ (root.querySelector(`.legend ${selector}`));
    control.focus();
    control.click();
  };
  await chrome.scripting.executeScript({ target: { tabId }, func, args: [selector] });
}

/**
 * Notes how long each call of the browser's into our world takes, in a tab, from now on, and which of them ask the page what
 * lies over it, a look.
 * @param {number} tabId
 */
async function time(tabId) {
  const func = () => {
    /** @type {{began: number, took: number}[]} */
    const works = [];
    /** When there was a look, whether the work at hand had one, and how much longer each is made, in milliseconds. */
    const looks = { at: /** @type {number[]} */ ([]), isDone: false, longer: 0 };
    /** @param {any} work */
    const timed = (work) => {
      if (typeof work !== "function") return work;
      return /** @this {any} @param {any[]} given */ function (...given) {
        const began = performance.now();
        looks.isDone = false;
        work.apply(this, given);
        works.push({ began, took: performance.now() - began });
      };
    };
    /** @param {any} holder @param {string} name @param {number} at Which of its arguments is called back. */
    const wrap = (holder, name, at) => {
      const call = holder[name];
      holder[name] = /** @this {any} @param {any[]} args */ function (...args) {
        return call.apply(this ?? window, args.with(at, timed(args[at])));
      };
    };
    const next = window.requestAnimationFrame;
    wrap(window, "requestAnimationFrame", 0);
    wrap(EventTarget.prototype, "addEventListener", 1);
    const world = /** @type {any} */ (globalThis);
    for (const name of ["IntersectionObserver", "MutationObserver", "ResizeObserver"]) {
      const Observer = world[name];
      world[name] = class extends Observer {
        /** @param {any} work @param {any} options */
        constructor(work, options) {
          super(timed(work), options);
        }
      };
    }
    const { elementFromPoint } = Document.prototype;
    /** @param {Parameters<typeof elementFromPoint>} point */
    Document.prototype.elementFromPoint = function (...point) {
      if (!looks.isDone) {
        looks.isDone = true;
        const now = performance.now();
        looks.at.push(now);
        while (performance.now() - now < looks.longer);
      }
      return elementFromPoint.apply(this, point);
    };
    const frame = () => new Promise((drawn) => next.call(window, drawn));
    Object.assign(world, { works, looks, frame });
  };
  await chrome.scripting.executeScript({ target: { tabId }, func });
}

/**
 * Scrolls down and up, frame by frame: for each of five parts of the way the longest of our works, noted by `time`, and of the
 * browser's tasks, where it tells of them, in milliseconds; of all steps, how many had any.
 *
 * A part takes longer than the time from one look to the next, so that each has one, whatever the step at which it comes.
 * @param {number} tabId @param {number} longer By how much each look is made longer.
 */
async function scrolled(tabId, longer) {
  /** @param {number} longer */
  const func = async (longer) => {
    /** @type {{works: {began: number, took: number}[], looks: {at: number[], longer: number}, frame: () => Promise<void>}} */
    const { works, looks, frame } = /** @type {any} */ (globalThis);
    works.length = 0;
    looks.at.length = 0;
    looks.longer = longer;
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        works.push({ began: startTime, took: duration });
      }
    });
    if (PerformanceObserver.supportedEntryTypes.includes("longtask")) {
      observer.observe({ type: "longtask" });
    }
    /** @type {number[]} */
    const starts = [];
    for (let step = 0; step < 40; step += 1) {
      starts.push(performance.now());
      scrollBy(0, step < 20 ? 97 : -97);
      await frame();
      await frame();
    }
    await new Promise((observed) => window.setTimeout(observed, 100));
    observer.disconnect();
    /** @param {number} first @param {number} end Of the steps, the one after the last. */
    const between = (first, end) => {
      const [from = 0, to = Number.POSITIVE_INFINITY] = [starts[first], starts[end]];
      const is = (/** @type {number} */ at) => at >= from && at < to;
      const times = works.filter(({ began }) => is(began)).map(({ took }) => took);
      return { longest: Math.max(0, ...times), looks: looks.at.filter(is).length };
    };
    const worked = starts.filter((_, step) => between(step, step + 1).longest > 0).length;
    return { worked, parts: [0, 8, 16, 24, 32].map((first) => between(first, first + 8)) };
  };
  const target = { tabId };
  const [frame] = await chrome.scripting.executeScript({ target, func, args: [longer] });
  return /** @type {Awaited<ReturnType<typeof func>>} */ (frame?.result);
}

/** Notes from now on when marks have the page read again, in a tab. @param {number} tabId */
async function countReadings(tabId) {
  const func = () => {
    /** @type {{began: number, ended: number}[]} */
    const readings = [];
    const { read_again } = globalThis.vouchGlue;
    globalThis.vouchGlue.read_again = async () => {
      const began = Date.now();
      const answer = await read_again?.();
      if (answer) readings.push({ began, ended: Date.now() });
      return answer;
    };
    Object.assign(globalThis, { readings });
  };
  await chrome.scripting.executeScript({ target: { tabId }, func });
}

/** What was noted. @param {number} tabId */
async function readings(tabId) {
  /** @returns {{began: number, ended: number}[]} */
  const func = () => /** @type {any} */ (globalThis).readings;
  const [frame] = await chrome.scripting.executeScript({ target: { tabId }, func });
  return frame?.result ?? [];
}

/** A link whose every word would be markup, were it taken for that. */
const MARKUP = {
  url: "https://markup.example/",
  body: `<!doctype html><html lang="en"><head><title>Markup</title></head><body>
<p>Before <a id="third" href="https://third.example/?<b id=made>" rel="<i id=made>">&lt;b id=made&gt;bold&lt;/b&gt; {{1}} $1</a> after.</p>
</body></html>`,
};

/**
 * Switches the marks on and closes the popup; what shows them, asked from a tab behind.
 * @param {Context} context
 * @param {(page: Page, shown: (holds: (shown: Shown) => boolean) => Promise<Shown>, links: any[], before: string, press: (control: string) => Promise<void>, zoom: (factor: number) => Promise<void>, command: (method: string) => Promise<void>, ours: <T>(run: (tab: number) => Promise<T>) => Promise<T>) => Promise<void>} act `before` is the page's markup without marks; `press` uses a control of the legend; `zoom` is the browser's; `command` does what a shortcut does; `ours` runs a function in a page of ours, for the tab.
 * @param {{url: string, body: string, headers?: [string, string][]}} [document]
 */
async function marked(context, act, { url, ...answer } = MARKED) {
  context.pages.put(url, answer);
  const behind = await context.options();
  await context.click(url, async (popup, page) => {
    const { links } = JSON.parse(await popup.report("json"));
    const before = await page.html();
    const tab = await tabOf(popup);
    await popup.click("#overlay");
    await popup.until(switched, "true");
    await popup.close();
    await act(
      page,
      async (holds) => {
        const end = performance.now() + PATIENCE;
        for (;;) {
          const seen = await behind.evaluate(inside, tab);
          if (seen && holds(seen)) return seen;
          assert.ok(performance.now() < end, `in the overlay: ${JSON.stringify(seen)}`);
        }
      },
      links,
      before,
      (control) => behind.evaluate(use, tab, control),
      (factor) => behind.evaluate((tab, factor) => chrome.tabs.setZoom(tab, factor), tab, factor),
      (method) =>
        behind.evaluate(
          async (tab, method) => {
            const inject = "/inject.js";
            const { call } = await import(inject);
            await call(tab, method);
          },
          tab,
          method,
        ),
      (run) => behind.evaluate(run, tab),
    );
  });
  await behind.close();
}

/** Waits until these hosts' links are marked, and no others. @param {Parameters<Parameters<typeof marked>[1]>[1]} shown @param {string[]} hosts */
async function marks(shown, ...hosts) {
  const links = hosts.map((host) => `https://${host}.example/`);
  await shown(({ marks }) => `${marks.map(([link]) => link).sort()}` === `${links.sort()}`);
}

/** Whether each of the links in view has its mark. @param {Shown} shown */
const all = ({ marks }) => {
  const links = new Set(marks.map(([link]) => link));
  return marks.length === 4 && links.size === 4 && !links.has(undefined);
};

/** The card's beginning, as the report tells it. @param {any} row */
const title = (row) => `#${row.index} ${row.text}`;

/** The step of a place, divided where DESIGN 15 says. @param {{low: number, high: number}} place */
const step = ({ low, high }) => {
  const middle = (low + high) / 2;
  if (middle >= 56) return "high";
  return middle >= 36 ? "middle" : "low";
};

/** @param {string} state */
const switched = (state) => document.querySelector("#overlay")?.ariaChecked === state;

inEachBrowser((context) => {
  test("every outbound link in view has a mark with its letter, others have none", async () => {
    await marked(context, async (page, shown, links) => {
      const letters = /** @type {Record<string, string>} */ ({
        followed: "F",
        nofollow: "N",
        ugc: "U",
        sponsored: "S",
      });
      const outbound = links.filter(({ outbound }) => outbound);
      assert.equal(outbound.length, 5);
      const expected = outbound.map(({ url, follow }) => [url, follow, letters[follow]]);
      assert.deepEqual(new Set(expected.map(([, , letter]) => letter)), new Set("FNUS"));
      const above = await shown(({ marks }) => marks.length > 0);
      assert.deepEqual([above.marks, above.card], [expected.slice(0, 4), []]);

      await page.evaluate(() => document.querySelector("#last")?.scrollIntoView());
      const below = await shown(({ marks }) => marks[0]?.[0] === "https://last.example/");
      assert.deepEqual([below.marks, below.card], [expected.slice(4), []]);
    });
  });

  test("r35_escape: pointer and keyboard bring a link's card, Escape removes everything, and the page gets its keys", async () => {
    await marked(context, async (page, shown, links, before) => {
      await page.evaluate(() => {
        const keys = /** @type {KeyboardEvent[]} */ ([]);
        addEventListener("keydown", (event) => keys.push(event));
        Object.assign(globalThis, { keys });
      });
      const row = (/** @type {string} */ url) => links.find((link) => link.url === url);
      const third = row("https://third.example/");
      await page.hover("#third");
      const { card } = await shown(({ card }) => card.length > 0);
      assert.equal(card[0], title(third));
      assert.match(card[1] ?? "", /^third\.example · .+ · ugc$/);
      assert.match(card[2] ?? "", /^Counts: ./);
      assert.equal(card.length, 4 + Math.min(3, third.reasons.length));

      const first = row("https://first.example/");
      await page.press("Tab");
      const focused = await page.evaluate(() => document.activeElement?.getAttribute("href"));
      assert.equal(focused, first.url);
      const other = await shown(({ card }) => card.length > 0 && card[0] !== title(third));
      assert.equal(other.card[0], title(first));

      await page.press("Escape");
      await page.until(() => !document.querySelector("vouch-marks"));
      assert.equal(await page.html(), before);
      const keys = await page.evaluate(() =>
        /** @type {{keys: KeyboardEvent[]}} */ (/** @type {any} */ (globalThis)).keys.map(
          ({ key, defaultPrevented }) => [key, defaultPrevented],
        ),
      );
      assert.deepEqual(keys, [
        ["Tab", false],
        ["Escape", false],
      ]);
    });
  });

  test("r38_card shows what would be markup as text", async () => {
    const act = async (/** @type {Page} */ page, /** @type {any} */ shown) => {
      await page.hover("#third");
      const { card, made } = await shown((/** @type {Shown} */ { card }) => card.length > 0);
      assert.equal(made, 0);
      assert.equal(card[0], "#0 <b id=made>bold</b> {{1}} $1");
    };
    await marked(context, act, MARKUP);
  });

  test("r35_marks come and go and nothing of the page changes", async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const before = await page.html();
      const popup = await page.action();
      await popup.settled();
      assert.equal(await page.html(), before, "reading leaves no trace");

      await popup.click("#overlay");
      await popup.until(switched, "true");
      const during = await page.html();
      assert.notEqual(during, before);
      const body = "</body>";
      const [ours] = during.split(body).slice(-1);
      assert.equal(during.replace(ours ?? "", "</html>"), before, "one element after the body");
      assert.equal(await page.evaluate(() => document.documentElement.childElementCount), 3);

      await popup.click("#overlay");
      await popup.until(switched, "false");
      assert.equal(await page.html(), before, "switched off");
    });
  });

  test("marks stay when the popup closes, and the next popup knows", async () => {
    await context.visit(EXAMPLE.url, async (page) => {
      const before = await page.html();
      const first = await page.action();
      await first.settled();
      await first.click("#overlay");
      await first.until(switched, "true");
      await first.close();
      assert.notEqual(await page.html(), before);

      const second = await page.action();
      await second.settled();
      await second.until(switched, "true");
      await second.click("#overlay");
      await second.until(switched, "false");
      assert.equal(await page.html(), before);
    });
  });

  test("r20_own_nodes: marks are no links of the page", async () => {
    await context.click(EXAMPLE.url, async (popup, page) => {
      const { links, not_inspected } = JSON.parse(await popup.report("json"));
      await popup.click("#overlay");
      await popup.until(switched, "true");
      await popup.close();
      const again = await page.action();
      await again.settled();
      const marked = JSON.parse(await again.report("json"));
      assert.deepEqual(marked.not_inspected, not_inspected, "our own closed root is no riddle");
      assert.deepEqual(marked.links, links);
    });
  });

  test("rings for the person's links and rivals', dots only when they are wanted", async () => {
    await saveSettings(context.driver, JSON.stringify(PROFILE));
    await marked(
      context,
      async (_page, shown, links, _before, press) => {
        const plain = await shown(({ signs }) => signs.length > 0);
        const kinds = (/** @type {Shown} */ { signs }) => signs.map(([name, kind]) => [name, kind]);
        const own = ["mark", "ring", "ring"].map((name) => [name, "mine"]);
        const rival = ["mark", "ring"].map((name) => [name, "rival"]);
        const chosen = ["mark", "chosen"];
        assert.deepEqual(kinds(plain), [chosen, ...own, ...rival, chosen]);
        await press("input");
        const all = await shown(({ signs }) => signs.some(([name]) => name === "dot"));
        const outbound = links.filter(({ outbound }) => outbound);
        const contexts = outbound.map(({ context }) => context);
        assert.deepEqual(contexts.slice(-3), ["share", "ad", "footer"]);
        assert.deepEqual(kinds(all), [...kinds(plain), ...Array(3).fill(["dot", "template"])]);
        const places = all.signs.flatMap(([, , place]) => place ?? []);
        assert.deepEqual(
          places,
          outbound.map(({ place }) => step(place)),
        );
        assert.deepEqual(new Set(places), new Set(["low", "middle", "high"]));
        await press("input");
        await shown(({ signs }) => !signs.some(([name]) => name === "dot"));
      },
      SIGNS,
    );
    await saveSettings(context.driver, "{}");
  });

  test("what may as well be otherwise is dashed, as a mark, a ring and a dot, and nothing else is", async () => {
    const profile = { own_sites: ["sure.example"], rivals: ["doubted.example"] };
    await saveSettings(
      context.driver,
      JSON.stringify({ profiles: [profile], look: { dots: true } }),
    );
    await marked(
      context,
      async (_page, shown) => {
        const { signs } = await shown(({ signs }) => signs.some(([name]) => name === "dot"));
        const doubts = signs.map(([name, kind, , isUncertain]) => [name, kind, isUncertain]);
        assert.deepEqual(doubts, [
          ["mark", "chosen", false],
          ["mark", "chosen", true],
          ["mark", "mine", false],
          ["ring", "mine", false],
          ["mark", "rival", true],
          ["ring", "rival", true],
          ["dot", "template", true],
          ["dot", "template", false],
        ]);
        for (const [name, kind, , isUncertain, line] of signs) {
          assert.equal(line, isUncertain ? "dashed" : "solid", `${name} ${kind}`);
        }
      },
      DOUBTFUL,
    );
    await saveSettings(context.driver, "{}");
  });

  test("the legend leads from link to link, by its buttons and by keys that are in it", async () => {
    await marked(context, async (page, shown, links, _before, press) => {
      const outbound = links.filter(({ outbound }) => outbound);
      await page.evaluate(() => {
        document.addEventListener("keydown", ({ key }) => document.body.append(key));
      });
      const at = (/** @type {number} */ nth) =>
        shown(({ card }) => card[0] === title(outbound[nth]));
      await shown(({ marks }) => marks.length > 0);
      await press(".fold");
      await press(".steps button:last-child");
      await at(0);
      await page.press("ArrowDown");
      await at(1);
      await page.press("ArrowUp");
      await at(0);
      await press(".steps button:first-child");
      await at(0);
      assert.ok(!(await page.text("body")).includes("Arrow"), "the page has seen no key");
    });
  });

  test("a header that stays and a dialog hide the marks below them", async () => {
    await marked(
      context,
      async (page, shown) => {
        await marks(shown, "sight");
        await page.evaluate(() => document.querySelector("dialog")?.showModal());
        await marks(shown);
        await page.evaluate(() => document.querySelector("dialog")?.close());
        await marks(shown, "sight");
      },
      COVERED,
    );
  });

  test("a click on a mark is one on what is below it, and the legend makes way for what is clicked", async () => {
    await marked(
      context,
      async (page, shown) => {
        await page.evaluate(() => {
          const clicked = /** @type {string[]} */ ([]);
          addEventListener(
            "click",
            (event) => {
              event.preventDefault();
              clicked.push(/** @type {Element} */ (event.target).id);
            },
            { capture: true },
          );
          Object.assign(globalThis, { clicked });
        });
        const clicked = () => page.evaluate(() => /** @type {any} */ (globalThis).clicked.pop());
        /** @param {string} id */
        const middle = (id) =>
          page.evaluate((id) => {
            const box = document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }, id);
        for (const id of ["small", "near"]) {
          const { x, y } = await middle(id);
          await shown(({ boxes }) =>
            boxes.some(
              ([left, top, right, bottom]) => left < x && x < right && top < y && y < bottom,
            ),
          );
          const met = (/** @type {number} */ x, /** @type {number} */ y) =>
            document.elementFromPoint(x, y)?.id;
          assert.equal(await page.evaluate(met, x, y), id);
        }
        // Not on the link: Chromium connects to where one leads as soon as it is pressed.
        await page.click("#near");
        assert.equal(await clicked(), "near");

        /** @param {"left" | "right"} side */
        const occupy = (side) =>
          page.evaluate((side) => {
            const button = Object.assign(document.createElement("button"), { className: "corner" });
            button.id = side;
            button.style[side] = "0";
            document.body.append(button);
          }, side);
        await shown(({ corner }) => corner === "bottom right");
        await occupy("right");
        await shown(({ corner }) => corner === "bottom left");
        await page.click("#right");
        assert.equal(await clicked(), "right");
        await occupy("left");
        await shown(({ corner }) => corner === "top right");
        await page.click("#left");
        assert.equal(await clicked(), "left");
      },
      CLICKED,
    );
  });

  test("marks keep to what boxes within boxes show of their links", async () => {
    await marked(
      context,
      async (page, shown) => {
        await marks(shown, "beside", "top", "upper");
        await page.evaluate(() => document.querySelector("#inner")?.scrollTo(0, 1000));
        await marks(shown, "beside", "top", "lower");
        await page.evaluate(() => document.querySelector("#outer")?.scrollTo(0, 1000));
        await marks(shown, "beside", "end");
        await page.evaluate(() => document.querySelector("#outer")?.scrollTo(0, 0));
        await marks(shown, "beside", "top", "lower");
      },
      NESTED,
    );
  });

  test("a header that sticks keeps its mark and hides those that pass below it", async () => {
    await marked(
      context,
      async (page, shown) => {
        await marks(shown, "passes", "sight", "sticks");
        await page.evaluate(() => {
          const link = document.querySelector("[href*=passes]")?.getBoundingClientRect();
          scrollTo(0, (link?.top ?? 0) - 40);
        });
        await marks(shown, "sight", "sticks");
        await page.evaluate(() => scrollTo(0, 0));
        await marks(shown, "passes", "sight", "sticks");
      },
      STICKY,
    );
  });

  test("marks are above a dialog, a popover and what fills the screen, and on nothing below them", async () => {
    // Rings, as what stands in a dialog is the template's otherwise.
    const rivals = ["dialog.example", "popover.example", "figure.example", "page.example"];
    await saveSettings(context.driver, JSON.stringify({ profiles: [{ rivals }] }));
    await marked(
      context,
      async (page, shown) => {
        await marks(shown, "figure", "page");
        await page.evaluate(() => document.querySelector("dialog")?.showModal());
        await marks(shown, "dialog");
        await page.evaluate(() => document.querySelector("dialog")?.close());
        await page.evaluate(() =>
          /** @type {HTMLElement} */ (document.querySelector("#pop"))?.showPopover(),
        );
        await marks(shown, "figure", "page", "popover");
        await page.evaluate(() =>
          /** @type {HTMLElement} */ (document.querySelector("#pop"))?.hidePopover(),
        );
        await marks(shown, "figure", "page");
        await page.click("button");
        await page.until(() => document.fullscreenElement);
        await marks(shown, "figure");
        await page.evaluate(() => document.exitFullscreen());
        await marks(shown, "figure", "page");
      },
      RAISED,
    );
    await saveSettings(context.driver, "{}");
  });

  test("marks stay at their links where the page is zoomed, by the browser or by its style", async () => {
    await marked(context, async (page, shown, _links, _before, _press, zoom) => {
      await shown(all);
      for (const factor of [2, 0.5, 1]) {
        await zoom(factor);
        await page.until((to) => Math.abs(devicePixelRatio / to - 1) < 0.01, factor);
        await shown(all);
      }
      await page.evaluate(() => {
        document.body.style.zoom = "1.5";
      });
      await shown(all);
    });
  });

  test("marks stay at their links where the window gets another size", async () => {
    await marked(
      context,
      async (page, shown) => {
        await shown(all);
        for (const size of [
          { width: 700, height: 500 },
          { width: 1100, height: 700 },
        ]) {
          await page.resize(size);
          await page.until((to) => innerWidth === to, size.width);
          await shown(all);
        }
      },
      // At the end of the line, so that they move.
      {
        url: "https://resized.example/",
        body: MARKED.body.replace("<body>", `<body style="text-align: right">`),
      },
    );
  });

  test("commands lead to the next marked link and to the one before", async () => {
    await marked(context, async (page, shown, links, _before, _press, _zoom, command) => {
      const outbound = links.filter(({ outbound }) => outbound);
      const at = (/** @type {number} */ nth) =>
        shown(({ card }) => card[0] === title(outbound[nth]));
      await shown(({ marks }) => marks.length > 0);
      for (const nth of [0, 1, 2, 3, 4]) {
        await command("overlay_next");
        await at(nth);
      }
      assert.ok((await page.evaluate(() => scrollY)) > 0, "the one below was scrolled to");
      await command("overlay_next");
      await at(4);
      await command("overlay_previous");
      await at(3);
    });
  });

  test("the look of the settings is what marks begin with, and the legend goes on from there", async () => {
    const look = (/** @type {object} */ look) =>
      saveSettings(context.driver, JSON.stringify({ ...PROFILE, look }));
    const kinds = (/** @type {Shown} */ { signs }) => new Set(signs.map(([, kind]) => kind));
    const has =
      (/** @type {string[]} */ ...wanted) =>
      (/** @type {Shown} */ shown) =>
        `${[...kinds(shown)].sort()}` === `${wanted.sort()}`;

    await look({ dots: true });
    await marked(
      context,
      async (_page, shown, _links, _before, press) => {
        const all = await shown(has("chosen", "mine", "rival", "template"));
        assert.equal(all.legend, true);
        await press("input");
        await shown(has("chosen", "mine", "rival"));
      },
      SIGNS,
    );
    await look({ signs: false, legend: false });
    await marked(
      context,
      async (page, shown) => {
        const rings = await shown(has("mine", "rival"));
        assert.equal(rings.legend, false);
        await page.evaluate(() => {
          setInterval(() => {
            const [first] = document.links;
            first?.replaceWith(first.cloneNode(true));
          }, 100);
        });
        const restless = await shown(({ note }) => note !== "");
        assert.equal(restless.legend, true, "what the page does is said nevertheless");
      },
      SIGNS,
    );
    await saveSettings(context.driver, "{}");
  });

  test("marks are drawn where the page's policy refuses WebAssembly", async () => {
    const url = "https://strict.example/";
    const policy = /** @type {[string, string]} */ ([
      "Content-Security-Policy",
      "default-src 'none'",
    ]);
    await marked(
      context,
      async (page, shown, _links, before) => {
        await shown(({ marks }) => marks.length > 0);
        await page.hover("#third");
        await shown(({ card }) => card.length > 0);
        await page.press("Escape");
        await page.until(() => !document.querySelector("vouch-marks"));
        assert.equal(await page.html(), before);
      },
      { ...MARKED, url, headers: [policy] },
    );
  });

  test("links that come later are marked, until a page never rests", async () => {
    await marked(context, async (page, shown) => {
      await shown(({ marks }) => marks.length === 4);
      await page.evaluate(() => {
        const [first] = document.links;
        const link = /** @type {HTMLAnchorElement} */ (first?.cloneNode(true));
        link.href = "https://later.example/";
        first?.after(" and ", link);
      });
      const isLater = (/** @type {Shown["marks"][0]} */ [link]) =>
        link === "https://later.example/";
      const later = await shown(({ marks }) => marks.some(isLater));
      assert.equal(later.marks.length, 5);
      assert.equal(later.note, "");
      await page.evaluate(() => {
        setInterval(() => {
          const [first] = document.links;
          first?.replaceWith(first.cloneNode(true));
        }, 100);
      });
      const restless = await shown(({ note }) => note !== "");
      assert.match(restless.note, /never rests/);
    });
  });

  test("a page that changes behind the popup is read for its marks once it is in front again", async () => {
    context.pages.put(MARKED.url, { body: MARKED.body });
    const behind = await context.options();
    await context.click(MARKED.url, async (popup, page) => {
      const tab = await tabOf(popup);
      await popup.click("#overlay");
      await popup.until(switched, "true");
      assert.equal(await page.evaluate(() => document.hasFocus()), false);
      await behind.evaluate(countReadings, tab);
      await page.evaluate(() => {
        const [first] = document.links;
        first?.after(
          Object.assign(document.createElement("a"), { href: "https://later.example/" }),
        );
      });
      // Longer than it takes until a page in front is read.
      await new Promise((passed) => setTimeout(passed, 2_000));
      assert.deepEqual(await behind.evaluate(readings, tab), []);
      await popup.close();
      const end = performance.now() + PATIENCE;
      while ((await behind.evaluate(readings, tab)).length === 0) {
        assert.ok(performance.now() < end, "it is not read");
      }
    });
    await behind.close();
  });

  test("a page is read once a second at most, however it changes, and never for marks that come and go", async () => {
    await marked(context, async (page, shown, _links, _before, _press, _zoom, _command, ours) => {
      await shown(({ marks }) => marks.length === 4);
      await ours(countReadings);
      for (const way of [40, -40]) {
        await page.evaluate(async (way) => {
          for (let step = 0; step < 90; step += 1) {
            scrollBy(0, way);
            await new Promise((drawn) => requestAnimationFrame(drawn));
          }
        }, way);
        await shown(({ marks }) => marks.length === (way > 0 ? 1 : 4));
      }
      assert.deepEqual(await ours(readings), []);
      await page.evaluate(() => {
        setInterval(() => {
          const [first] = document.links;
          first?.replaceWith(first.cloneNode(true));
        }, 100);
      });
      const end = performance.now() + PATIENCE;
      let read = await ours(readings);
      while (read.length < 4) {
        assert.ok(performance.now() < end, `${read.length} readings`);
        read = await ours(readings);
      }
      // Timers and clocks may differ by some milliseconds.
      const pauses = read.slice(1).map(({ began }, nth) => began - (read[nth]?.ended ?? 0));
      for (const pause of pauses) assert.ok(pause >= 980, `pauses of ${pauses} ms`);
    });
  });

  test("2,000 links: no work of ours takes over 50 ms while scrolling", async (t) => {
    context.pages.put(CROWDED.url, { body: CROWDED.body });
    const behind = await context.options();
    await context.click(CROWDED.url, async (popup) => {
      const tab = await tabOf(popup);
      await popup.close();
      await behind.evaluate(time, tab);
      await behind.evaluate(async (tab) => {
        const inject = "/inject.js";
        const { call } = await import(inject);
        await call(tab, "overlay", true);
      }, tab);
      // What else the machine does is in some of the passes, what is ours in each part of all of them.
      const longest = async (/** @type {number} */ longer, /** @type {number} */ passes) => {
        /** @type {number[]} */
        let least = [];
        let steps = 0;
        let pass = 0;
        do {
          const { worked, parts } = await behind.evaluate(scrolled, tab, longer);
          for (const { looks } of parts) assert.ok(looks > 0, "each part has a look");
          least = parts.map(({ longest }, part) => Math.min(longest, least[part] ?? longest));
          steps = Math.max(steps, worked);
          pass += 1;
        } while (Math.max(...least) > 50 && pass < passes);
        return { took: Math.max(...least), steps };
      };
      const { took: slow } = await longest(60, 2);
      assert.ok(slow > 50, `a long look would be seen, not ${slow} ms`);
      const { took, steps } = await longest(0, 10);
      t.diagnostic(`longest ${took.toFixed(1)} ms; ${steps} steps with work`);
      assert.ok(steps > 20, `${steps} steps with work of ours`);
      assert.ok(took <= 50, `${took} ms`);
    });
    await behind.close();
  });

  test("2,000 links: marks are few", async () => {
    await marked(
      context,
      async (page, shown) => {
        await shown(({ signs }) => signs.length > 0);
        // In type so small that far more than 300 links are in view.
        await page.evaluate(() => {
          document.body.style.font = "8px/10px serif";
          scrollBy(0, 1);
        });
        const { signs } = await shown(({ signs }) => signs.length > 250);
        assert.ok(signs.length <= 300, `${signs.length} marks`);
      },
      CROWDED,
    );
  });

  test("r35_fifty_times on and off leave no byte, no listener and no observer", async () => {
    const behind = await context.options();
    await context.click(EXAMPLE.url, async (popup, page) => {
      const tab = await tabOf(popup);
      await popup.close();
      const before = await page.html();
      const left = await behind.evaluate(async (tabId) => {
        const target = { tabId };
        const count = () => {
          const left = { listeners: 0, observers: new Set(), added: 0 };
          const { addEventListener, removeEventListener } = EventTarget.prototype;
          /** @param {Parameters<typeof addEventListener>} args */
          EventTarget.prototype.addEventListener = function (...args) {
            left.listeners += 1;
            left.added += 1;
            addEventListener.apply(this, args);
          };
          /** @param {Parameters<typeof removeEventListener>} args */
          EventTarget.prototype.removeEventListener = function (...args) {
            left.listeners -= 1;
            removeEventListener.apply(this, args);
          };
          for (const { prototype } of [IntersectionObserver, MutationObserver, ResizeObserver]) {
            const { observe, disconnect } = /** @type {any} */ (prototype);
            prototype.observe = function (/** @type {any[]} */ ...args) {
              left.observers.add(this);
              observe.apply(this, args);
            };
            prototype.disconnect = function () {
              left.observers.delete(this);
              disconnect.apply(this);
            };
          }
          Object.assign(globalThis, { left });
        };
        await chrome.scripting.executeScript({ target, func: count });
        const inject = "/inject.js";
        const { call } = await import(inject);
        for (let time = 0; time < 50; time += 1) {
          for (const on of [true, false]) await call(tabId, "overlay", on);
        }
        const [frame] = await chrome.scripting.executeScript({
          target,
          func: () => {
            const { listeners, observers, added } = /** @type {any} */ (globalThis).left;
            return [listeners, observers.size, added];
          },
        });
        return /** @type {number[]} */ (frame?.result);
      }, tab);
      assert.equal(await page.html(), before);
      const [listeners, observers, added = 0] = left;
      assert.deepEqual([listeners, observers], [0, 0]);
      assert.ok(added >= 50 * 10, `${added} listeners were counted`);
    });
    await behind.close();
  });
});
