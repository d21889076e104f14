/** The states that pictures are made of: what each is called and how a person comes to it. */

import { chooseList, deny, openRow } from "../drive/hands.mjs";
import { URLS } from "./web.mjs";

/** @typedef {import("./stage.mjs").Stage} Stage */
/** @typedef {import("../drive.mjs").View} View */
/** @typedef {import("../drive.mjs").Tab} Tab */

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} [language] "en-US" where none is named; `ar` is the mirrored catalog.
 * @property {string} [settings]
 * @property {import("../gallery.mjs").Damage} [damage] What does not work in the extension.
 * @property {boolean} [forcedColors]
 * @property {string} [document] The file in docs/ that the picture is, too.
 * @property {(stage: Stage) => Promise<View>} [seen] Comes to the state; the picture is of what is in view.
 * @property {(stage: Stage) => Promise<Tab>} [whole] Comes to the state; the picture is of the whole document.
 */

const SETTINGS = JSON.stringify({
  profiles: [
    {
      name: "Rainworks",
      own_sites: ["rainworks.example"],
      brands: ["Rainworks"],
      keywords: ["rain garden", "percolation", "overflow", "basin", "clay soil", "native plants"],
      targets: ["basin calculator"],
      rivals: ["claypapers.example", "sillkit.example"],
      country: "GB",
    },
    { name: "Elm Nursery", own_sites: ["nursery-elm.example"] },
  ],
  active: 0,
});

/** With dots from the first. */
const MARKING = JSON.stringify({ ...JSON.parse(SETTINGS), look: { dots: true } });

/** A profile without keywords, for which those of the page are offered. */
const SUGGESTING = JSON.stringify({ own_sites: ["rainworks.example"] });

/** Below each other as on a phone, and half of a usual window, which is what 200 % zoom leaves of it. */
const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: 640, height: 400 };

/** Chromium's pages and Firefox's that no extension may read. */
const CLOSED = { chromium: "chrome://version/", firefox: "about:support" };

/** Opens every part, those within others too. @param {View} popup */
const openAll = (popup) =>
  popup.evaluate(() => {
    for (const part of document.querySelectorAll("details[data-kept], #formats")) {
      part.toggleAttribute("open", true);
    }
  });

/** The same in each language. @param {(stage: Stage) => Promise<Tab>} whole @param {string} name @returns {State[]} */
const inOthers = (name, whole) =>
  [
    { in: "German", language: "de" },
    { in: "Spanish", language: "es" },
    { in: "a language from right to left", language: "ar" },
  ].map((other) => ({
    name: `${name} in ${other.in}`,
    language: other.language,
    settings: SETTINGS,
    whole,
  }));

/** Puts pages into the basket as a person does. @param {Stage} stage */
async function fillBasket(stage) {
  for (const url of [URLS.example, URLS.seller, URLS.long, URLS.thread]) {
    const { popup } = await stage.opened(url);
    await popup.press("b");
    await popup.until(() => document.querySelector("#copied")?.textContent);
    await stage.clear();
  }
}

/** @param {Stage} stage */
const everything = async (stage) => {
  const popup = await stage.popup(URLS.example);
  await openAll(popup);
  await openRow(popup, 3);
  return popup;
};

/** Has the basket's page say something after its rows were asked for. @param {Stage} stage @param {string} act */
async function afterwards(stage, act) {
  await fillBasket(stage);
  const basket = await stage.basket();
  await basket.evaluate(deny);
  await basket.click(`[data-act=${act}]`);
  await basket.until(() => document.querySelector("#said")?.textContent);
  return basket;
}

/** @param {Stage} stage @param {object} stored */
async function unreadable(stage, stored) {
  const options = await stage.options();
  await options.evaluate((given) => chrome.storage.local.set(given), stored);
  await stage.clear();
}

/** The popup when the page has lost a link since it was read. @param {Stage} stage @param {number} [width] */
const changed = async (stage, width) => {
  const popup = await stage.popup(URLS.example, width);
  await popup.evaluate(async () => {
    const tabId = Number(new URLSearchParams(location.search).get("tab"));
    const func = () => document.querySelector("main a[href]")?.removeAttribute("href");
    await chrome.scripting.executeScript({ target: { tabId }, func });
  });
  await popup.until(() => document.querySelector("#stale[data-state]"));
  return popup;
};

/** Every field of the popup that refuses something. @param {Stage} stage @param {number} [width] */
const mistaken = async (stage, width) => {
  const popup = await stage.popup(URLS.example, width);
  for (const [field, text, button, open] of [
    ["#pasted-text", "DR 540", "#pasted [type=submit]", ""],
    ["#suggest-list", "a".repeat(101), "[data-act=suggest-keep]", "#suggest-open"],
    ["#agreed-url", "elsewhere.example/a", "#agreed-form [type=submit]", "#agreement > summary"],
  ]) {
    if (!field || !button) continue;
    if (open) await popup.click(open);
    // A list that opens is filled first, which takes a moment.
    await popup.until((id) => document.querySelector(id)?.checkVisibility(), field);
    await popup.fill(field, text ?? "");
    await popup.click(button);
    await popup.until((id) => document.querySelector(`${id}[aria-invalid=true]`), field);
  }
  return popup;
};

/** The popup while a large page is read. @param {Stage} stage */
const reading = async (stage) => {
  const popup = await stage.waiting(URLS.large);
  await popup.until(() => document.querySelector("#progress:not([hidden])"));
  return popup;
};

/** A reading that somebody ended. @param {Stage} stage */
const canceled = async (stage) => {
  const popup = await reading(stage);
  await popup.click("[data-act=cancel]");
  await popup.settled();
  return popup;
};

/** A mistake in a site, as saving answers it. @param {Stage} stage */
const refused = async (stage) => {
  const options = await stage.options();
  await options.fill("#own_sites", "co.uk");
  await options.click(".save");
  await options.until(() => document.querySelector("[aria-invalid=true]"));
  return options;
};

/** @type {State[]} */
export const STATES = [
  {
    name: "popup as it opens",
    settings: SETTINGS,
    document: "docs/popup.png",
    // As high as a person sees it: Chromium's own is lower without a screen.
    seen: (stage) => stage.popup(URLS.example),
  },
  { name: "popup without settings", whole: (stage) => stage.popup(URLS.example) },
  {
    name: "popup with a profile, an own link and rivals",
    settings: SETTINGS,
    whole: (stage) => stage.popup(URLS.example),
  },
  {
    name: "popup with a link opened",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await openRow(popup, 3);
      return popup;
    },
  },
  { name: "popup with all factors and parts opened", settings: SETTINGS, whole: everything },
  {
    name: "popup with filters that hide all",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.fill("#list-search", "no such word");
      await popup.until(() => !document.getElementById("list-empty")?.hidden);
      return popup;
    },
  },
  {
    name: "popup grouped by site, filters chosen",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.click("#list-group");
      await popup.click("[data-class=follow][data-word=followed]");
      await popup.click("#list-more > summary");
      await popup.click("[data-class=group][data-word=editorial]");
      return popup;
    },
  },
  {
    name: "popup with verdict and risks opened",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.risky);
      for (const part of ["#verdict", "#risks"]) await popup.click(`${part} > summary`);
      return popup;
    },
  },
  {
    name: "popup with many risks, as it opens",
    settings: SETTINGS,
    seen: (stage) => stage.popup(URLS.risky),
  },
  {
    name: "popup on a page that names the person",
    settings: SETTINGS,
    seen: async (stage) => {
      const popup = await stage.popup(URLS.naming);
      for (const part of ["#mentions", "#absence"]) await popup.click(`${part} > summary`);
      return popup;
    },
  },
  {
    name: "popup with several own links",
    settings: SETTINGS,
    seen: (stage) => stage.popup(URLS.several),
  },
  {
    name: "popup on a page of one's own",
    settings: SETTINGS,
    seen: (stage) => stage.popup(URLS.own),
  },
  {
    name: "popup on a rival's page",
    settings: SETTINGS,
    seen: (stage) => stage.popup(URLS.rival),
  },
  {
    name: "popup on a page where nothing is yet",
    settings: SETTINGS,
    seen: (stage) => stage.popup(URLS.empty),
  },
  {
    name: "popup where the page may not be copied from",
    settings: SETTINGS,
    seen: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.evaluate(deny);
      await popup.click("[data-act=copy]");
      await popup.until(() => document.querySelector("#copied[data-fails]")?.textContent);
      return popup;
    },
  },
  {
    name: "popup that put the row into the basket",
    settings: SETTINGS,
    seen: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.press("b");
      await popup.until(() => document.querySelector("#copied")?.textContent);
      return popup;
    },
  },
  {
    name: "popup with evidence copied",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await openRow(popup, 3);
      await popup.click("#rows [data-act=evidence]");
      await popup.until(() => document.querySelector("[data-field=evidence-says]")?.textContent);
      return popup;
    },
  },
  {
    name: "popup with suggested keywords",
    settings: SUGGESTING,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.click("#suggest-open");
      await popup.until(() => document.activeElement?.id === "suggest-list");
      return popup;
    },
  },
  { name: "popup without outbound links", whole: (stage) => stage.popup(URLS.lonely) },
  {
    name: "popup while it waits for the engine",
    damage: "waiting",
    seen: (stage) => stage.waiting(URLS.example),
  },
  { name: "popup while a large page is read", settings: SETTINGS, seen: reading },
  {
    name: "popup while a large page is read in German",
    language: "de",
    settings: SETTINGS,
    seen: reading,
  },
  {
    name: "popup while a large page is read in a language from right to left",
    language: "ar",
    settings: SETTINGS,
    seen: reading,
  },
  { name: "popup with a reading canceled", settings: SETTINGS, seen: canceled },
  {
    name: "popup with a reading canceled in Spanish",
    language: "es",
    settings: SETTINGS,
    seen: canceled,
  },
  {
    name: "popup that does not start",
    damage: "speechless",
    seen: async (stage) => {
      const popup = await stage.waiting(URLS.example);
      await popup.until(() => document.querySelector(".report > textarea"));
      return popup;
    },
  },
  {
    name: "options while they start",
    damage: "starting",
    seen: (stage) => stage.own("options.html"),
  },
  {
    name: "options that do not start",
    damage: "speechless",
    seen: async (stage) => {
      const options = await stage.own("options.html");
      await options.until(() => document.querySelector(".report > textarea"));
      return options;
    },
  },
  {
    name: "popup whose engine failed",
    damage: "broken",
    seen: async (stage) => {
      const { popup } = await stage.opened(URLS.example);
      await popup.click("[data-act=fault]");
      await popup.until(() => document.querySelector("[data-field=fault-says]")?.textContent);
      return popup;
    },
  },
  {
    name: "popup on a restricted page",
    seen: async (stage) => (await stage.opened(CLOSED[stage.browser])).popup,
  },
  {
    name: "popup on a page that cannot be read",
    seen: async (stage) => (await stage.opened(URLS.pdf)).popup,
  },
  {
    name: "popup with settings that cannot be read",
    whole: async (stage) => {
      const options = await stage.options();
      await options.evaluate(() => chrome.storage.local.set({ settings: { version: 99 } }));
      return stage.popup(URLS.example);
    },
  },
  { name: "popup with very long words and addresses", whole: (stage) => stage.popup(URLS.long) },
  {
    name: "popup with very long words, a link opened",
    whole: async (stage) => {
      const popup = await stage.popup(URLS.long);
      await openRow(popup, 1);
      return popup;
    },
  },
  {
    name: "popup with many risks",
    settings: SETTINGS,
    whole: (stage) => stage.popup(URLS.risky),
  },
  {
    name: "popup on a page that may not count",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.unfollowed);
      await popup.click("#chain > summary");
      return popup;
    },
  },
  {
    name: "popup on a page from right to left",
    whole: async (stage) => {
      const popup = await stage.popup(URLS.rtl);
      await openRow(popup, 1);
      return popup;
    },
  },
  {
    name: "popup with copy formats open",
    settings: SETTINGS,
    whole: async (stage) => {
      const popup = await stage.popup(URLS.example);
      await popup.click("#formats > summary");
      await popup.until(() => /** @type {any} */ (document.querySelector("#preview")).value !== "");
      return popup;
    },
  },
  {
    name: "popup with an agreement that is partly kept",
    settings: SETTINGS,
    whole: async (stage) => {
      const options = await stage.options();
      await options.evaluate(
        (key) =>
          chrome.storage.local.set({
            [key]:
              "agreed\trainworks.example\thttps://rainworks.example/other\tRainworks\tfollowed\tbody\n",
          }),
        `agreed ${URLS.example}`,
      );
      const popup = await stage.popup(URLS.example);
      await popup.click("#agreement > summary");
      await popup.evaluate(() => document.querySelector("#points")?.toggleAttribute("open", true));
      return popup;
    },
  },
  {
    name: "popup narrow",
    settings: SETTINGS,
    whole: (stage) => stage.popup(URLS.example, NARROW.width),
  },
  { name: "popup on a page that changed", settings: SETTINGS, whole: (stage) => changed(stage) },
  {
    name: "popup on a page that changed, scrolled and narrow",
    settings: SETTINGS,
    seen: async (stage) => {
      const popup = await changed(stage, NARROW.width);
      await popup.evaluate(() => document.querySelector("#rows")?.scrollIntoView());
      return popup;
    },
  },
  { name: "popup with mistakes", settings: SUGGESTING, whole: (stage) => mistaken(stage) },
  {
    name: "popup with mistakes, narrow",
    settings: SUGGESTING,
    whole: (stage) => mistaken(stage, NARROW.width),
  },
  { name: "basket empty", whole: (stage) => stage.basket() },
  {
    name: "basket filled",
    settings: SETTINGS,
    whole: async (stage) => {
      await fillBasket(stage);
      return stage.basket();
    },
  },
  {
    name: "basket filled, narrow",
    settings: SETTINGS,
    whole: async (stage) => {
      await fillBasket(stage);
      return stage.basket(NARROW);
    },
  },
  {
    name: "basket that was emptied",
    settings: SETTINGS,
    whole: (stage) => afterwards(stage, "empty"),
  },
  {
    name: "basket where the clipboard is denied",
    settings: SETTINGS,
    whole: (stage) => afterwards(stage, "copy"),
  },
  {
    name: "basket that cannot be read",
    whole: async (stage) => {
      await unreadable(stage, { basket: "no basket" });
      const basket = await stage.own("basket.html");
      await basket.until(() => document.querySelector("#unreadable:not([hidden])"));
      return basket;
    },
  },
  {
    name: "basket in forced colors",
    forcedColors: true,
    settings: SETTINGS,
    whole: async (stage) => {
      await fillBasket(stage);
      return stage.basket();
    },
  },
  {
    name: "options with settings that cannot be read",
    whole: async (stage) => {
      await unreadable(stage, { settings: { version: 99 } });
      return stage.options();
    },
  },
  {
    name: "options that ask before a reset",
    settings: SETTINGS,
    whole: async (stage) => {
      const options = await stage.options();
      await options.click("[data-act=file-ask]");
      return options;
    },
  },
  {
    name: "options after a reset",
    settings: SETTINGS,
    whole: async (stage) => {
      const options = await stage.options();
      await options.click("[data-act=file-ask]");
      await options.click("[data-act=file-reset]");
      await options.until(() => document.querySelector("#file-said")?.textContent);
      return options;
    },
  },
  {
    name: "options that refuse a list",
    settings: SETTINGS,
    whole: async (stage) => {
      const options = await stage.options();
      await chooseList(options, "notes.txt", "no list at all");
      await options.until(() => document.querySelector("#tables-said[data-state]"));
      return options;
    },
  },
  { name: "options empty", whole: (stage) => stage.options() },
  { name: "options filled", settings: SETTINGS, whole: (stage) => stage.options() },
  { name: "options filled, as they open", settings: SETTINGS, seen: (stage) => stage.options() },
  { name: "options with an error", settings: SETTINGS, seen: refused },
  { name: "options narrow", settings: SETTINGS, whole: (stage) => stage.options(NARROW) },
  { name: "options at 200 % zoom", settings: SETTINGS, whole: (stage) => stage.options(ZOOMED) },
  { name: "first page", whole: (stage) => stage.welcome() },
  { name: "first page, as it opens", seen: (stage) => stage.welcome() },
  {
    name: "first page with an error",
    whole: async (stage) => {
      const welcome = await stage.welcome();
      await welcome.fill("#own_sites", "co.uk");
      await welcome.click("#ask .save");
      await welcome.until(() => document.querySelector("[aria-invalid=true]"));
      return welcome;
    },
  },
  {
    name: "first page, saved",
    whole: async (stage) => {
      const welcome = await stage.welcome();
      await welcome.fill("#own_sites", "rainworks.example");
      await welcome.click("#ask .save");
      await welcome.until(() => document.activeElement?.id === "became");
      return welcome;
    },
  },
  {
    name: "first page with settings that cannot be read",
    whole: async (stage) => {
      const options = await stage.options();
      await options.evaluate(() => chrome.storage.local.set({ settings: { version: 99 } }));
      return stage.welcome();
    },
  },
  { name: "first page narrow", whole: (stage) => stage.welcome(NARROW) },
  { name: "first page at 200 % zoom", whole: (stage) => stage.welcome(ZOOMED) },
  {
    name: "overlay with a card",
    settings: SETTINGS,
    document: "docs/overlay.png",
    seen: (stage) => stage.marked(URLS.example, "a[href*=brickyard]"),
  },
  {
    name: "overlay with each kind of mark",
    settings: SETTINGS,
    seen: (stage) => stage.marked(URLS.marks),
  },
  {
    name: "overlay with dots, doubts and the current link",
    settings: MARKING,
    seen: async (stage) => {
      const page = await stage.marked(URLS.doubtful);
      await stage.next();
      return page;
    },
  },
  {
    name: "overlay on a page that is nofollow",
    settings: SETTINGS,
    seen: (stage) => stage.marked(URLS.unfollowed, "a[href*=rainworks]"),
  },
  {
    name: "overlay with the legend and a card, narrow",
    settings: SETTINGS,
    seen: (stage) =>
      stage.marked(URLS.example, "a[href*=brickyard]", { legend: "open", size: NARROW }),
  },
  ...["", "de", "es", "ar"].map((language) => ({
    name: `overlay with the legend and a card ${language}`.trim(),
    ...(language && { language }),
    settings: SETTINGS,
    /** @param {Stage} stage */
    seen: (stage) => stage.marked(URLS.example, "a[href*=brickyard]", { legend: "open" }),
  })),
  { name: "popup in forced colors", forcedColors: true, settings: SETTINGS, whole: everything },
  {
    name: "popup with mistakes in forced colors",
    forcedColors: true,
    settings: SUGGESTING,
    whole: (stage) => mistaken(stage),
  },
  {
    name: "options in forced colors",
    forcedColors: true,
    settings: SETTINGS,
    whole: (stage) => stage.options(),
  },
  {
    name: "first page in forced colors",
    forcedColors: true,
    whole: (stage) => stage.welcome(),
  },
  {
    name: "overlay in forced colors",
    forcedColors: true,
    settings: SETTINGS,
    seen: (stage) => stage.marked(URLS.example, "a[href*=brickyard]", { legend: "open" }),
  },
  ...inOthers("popup", (stage) => stage.popup(URLS.example)),
  ...inOthers("popup on a page that changed", (stage) => changed(stage)),
  ...inOthers("popup with all factors and parts opened", everything),
  ...inOthers("options", (stage) => stage.options()),
  ...inOthers("first page", (stage) => stage.welcome()),
  ...inOthers("basket", async (stage) => {
    await fillBasket(stage);
    return stage.basket();
  }),
  // The last in its language: lists are not in the storage that is cleared before each state.
  {
    name: "options with an imported list",
    settings: SETTINGS,
    whole: async (stage) => {
      const options = await stage.options();
      await chooseList(options, "export.csv", "Domain,DR\nwetfeet.example,50\nnonsense\n");
      await options.until(() => document.querySelector("#tables-list > li"));
      return options;
    },
  },
];
