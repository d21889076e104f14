// Looks for what on the page may bring an element into view that is not to be seen: a button that names it, a style that
// waits for the pointer. Asked only for elements that conceal a link. Judges nothing; what a find means, the engine says.

/** @returns {VouchReveals} */
function reveals() {
  // In the order of `Opener` (crates/reading/src/page/anchor.rs), from 1.
  const OPENER = { named: 1, state: 2, beside: 3, media: 4, faded: 5, heading: 6, menu: 7 };
  /** Attributes by which an element names what it opens. */
  const NAMING = ["aria-controls", "data-target", "data-bs-target", "for", "popovertarget"];
  const NAMERS = [...NAMING, "onclick"].map((name) => `[${name}]`).join();
  const CONTROL =
    "button,summary,label[for],[role=button],[role=tab],[aria-expanded],[onclick],[popovertarget]," +
    "input[type=checkbox],input[type=radio],input[type=button],a[href='#'],a[href^='javascript:']";
  const HEADING = "h1,h2,h3,h4,h5,h6,dt,legend";
  const MENU =
    "[aria-haspopup],button[aria-expanded],[class*=hamburger i],[class*=burger i],[class*=menu-toggle i]," +
    "[class*=nav-toggle i],[class*=navbar-toggle i],button[class*=menu i],button[aria-label*=menu i]";
  /** A state of an element before the one that is styled: `.tip:hover .text`, `#more:checked ~ div`. */
  const STATE = /:(hover|focus|focus-within|focus-visible|active|checked|target|open)(?![\w-])/g;
  /** Between two selectors of a list: a comma that is in no brackets. */
  const BETWEEN = /,(?![^(]*\))/;
  /** What a style sets to bring something into view. */
  const SHOWING =
    /^(display|visibility|opacity|(max-)?(height|width)|left|right|top|transform|clip|clip-path|position|content-visibility)$/;
  /** And what brings into view without moving or sizing anything, which styles for other media do to everything. */
  const SWITCHING = /^(display|visibility|opacity)$/;
  /** A control stands in a short line of its own. */
  const SHORT = 200;
  /** Longest selector of a rule in a rule, in characters: each `&` stands for all that is around it. */
  const LONGEST = 1000;
  /** Most style rules, selectors of each kind, and elements that are looked at: a page may have any number. */
  const [MOST_RULES, MOST_SELECTORS, MOST_ELEMENTS] = [20_000, 2000, 300];

  // A document's named images and forms shadow its own members, as a form's children do: both are asked on their prototypes.
  const { createDocumentFragment, querySelectorAll } = Document.prototype;
  const { closest, getAttribute, getBoundingClientRect, matches, querySelector } =
    Element.prototype;
  /** @param {object} prototype @param {string} name @returns {(this: unknown) => any} */
  const getter = (prototype, name) =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined);
  const sheets = getter(Document.prototype, "styleSheets");
  const textContent = getter(Node.prototype, "textContent");
  const parentElement = getter(Node.prototype, "parentElement");
  const localName = getter(Element.prototype, "localName");
  const previousSibling = getter(Element.prototype, "previousElementSibling");
  const nextSibling = getter(Element.prototype, "nextElementSibling");
  /** @param {Document} document @param {string} selector @returns {NodeListOf<Element>} */
  const all = (document, selector) => querySelectorAll.call(document, selector);
  /** @param {Element | null} element */
  const idOf = (element) => (element && getAttribute.call(element, "id")) ?? "";

  /** Ids that controls name, and those that plain links within the page lead to. @param {Document} document */
  const namedIds = (document) => {
    /** @type {Set<string>} */
    const ids = new Set();
    /** @type {Set<string>} */
    const linked = new Set();
    for (const element of all(document, NAMERS)) {
      for (const name of [...NAMING, "onclick"]) {
        const value = getAttribute.call(element, name)?.slice(0, 500) ?? "";
        for (const id of value.split(/[\s#,;'"`()[\]]+/)) ids.add(id);
      }
    }
    for (const link of all(document, "a[href^='#']")) {
      linked.add(getAttribute.call(link, "href")?.slice(1) ?? "");
    }
    return { ids, linked };
  };

  /** The selector of a rule with that of the rule around it; none where it is too long. @param {string} own @param {string} outer */
  const nested = (own, outer) => {
    const parts = own.includes("&") ? own.split("&") : ["", ` ${own}`];
    const length = own.length + (parts.length - 1) * outer.length;
    return length > LONGEST ? "" : parts.join(`:is(${outer})`);
  };

  /** The selectors whose styles wait for a state, and those that hold for some media only. @param {Document} document */
  const waiting = (document) => {
    /** @type {{states: string[], media: string[]}} */
    const found = { states: [], media: [] };
    let left = MOST_RULES;
    /** @type {DocumentFragment} */
    const nothing = createDocumentFragment.call(document);
    /** @param {string[]} selectors @param {string} selector */
    const keep = (selectors, selector) => {
      if (selectors.length >= MOST_SELECTORS) return;
      try {
        nothing.querySelector(selector);
        selectors.push(selector);
      } catch {
        // Taken apart at a comma within brackets of brackets.
      }
    };
    /** @param {CSSRuleList} rules @param {boolean} inMedia @param {string} outer The selector of the rule around them. */
    const read = (rules, inMedia, outer) => {
      for (const rule of rules) {
        left -= 1;
        if (left < 0) return;
        const { cssRules, media, selectorText: own, style } = /** @type {any} */ (rule);
        const selectorText = own && outer ? nested(own, outer) : own;
        // What stands in one that is too long cannot be told either.
        if (selectorText === "") continue;
        const sets = (/** @type {RegExp} */ names) =>
          selectorText && style && [...style].some((name) => names.test(name));
        if (inMedia && sets(SWITCHING)) keep(found.media, selectorText);
        if (sets(SHOWING)) {
          for (const part of selectorText.split(BETWEEN)) {
            const open = part.replace(STATE, ":is(*)");
            const before = /^(.*[\s>+~])[^\s>+~]+$/.exec(part.trim())?.[1] ?? "";
            if (before.search(STATE) >= 0 || part.includes(":target")) keep(found.states, open);
          }
        }
        if (cssRules) read(cssRules, inMedia || Boolean(media?.mediaText), selectorText ?? outer);
      }
    };
    for (const sheet of sheets.call(document)) {
      try {
        read(sheet.cssRules, Boolean(sheet.media.mediaText), "");
      } catch {
        // Another origin's cannot be read, in Chromium.
      }
    }
    // As one list: the browser reads it once for all elements.
    const list = (/** @type {string[]} */ selectors) => selectors.join() || ":not(*)";
    return { states: list(found.states), media: list(found.media) };
  };

  /** @param {Element | null} element @param {string} selector */
  const isShort = (element, selector) =>
    element !== null &&
    (matches.call(element, selector) ||
      (querySelector.call(element, selector) !== null &&
        textContent.call(element).trim().length < SHORT));

  /** Whether a control stands beside an element, or beside the list that it is an entry of. @param {Element} element */
  const hasControl = (element) => {
    const beside = [previousSibling.call(element), nextSibling.call(element)];
    const list = /^(li|tr|article)$/.test(localName.call(element)) && parentElement.call(element);
    if (list) beside.push(previousSibling.call(list), nextSibling.call(list));
    return beside.some((neighbor) => isShort(neighbor, CONTROL));
  };

  /** Whether it is the list beneath an entry of a menu. @param {Element} element */
  const isSubmenu = (element) => {
    const parent = /^(ul|ol)$/.test(localName.call(element)) && parentElement.call(element);
    const isBelow = parent && localName.call(parent) === "li";
    return isBelow && closest.call(element, "nav,[role=navigation]") !== null;
  };

  /** Whether it has no color yet, but its place: so begins what fades in when it is scrolled to. @param {Element} element @param {Window} view */
  const isFaded = (element, view) => {
    const style = view.getComputedStyle(element);
    if (style?.opacity !== "0" || /^(absolute|fixed)$/.test(style.position)) return false;
    const { width, height } = getBoundingClientRect.call(element);
    const moves =
      style.transform !== "none" ||
      style.animationName !== "none" ||
      !/^[0s, ]+$/.test(style.transitionDuration);
    return width > 1 && height > 1 && moves;
  };

  /** @type {VouchReveals["openers"]} */
  function openers(elements, numbers, view) {
    const found = new Uint8Array(numbers.length);
    if (numbers.length === 0) return found;
    const { document } = view;
    const { ids, linked } = namedIds(document);
    const styles = waiting(document);
    const menu = all(document, MENU).length > 0;
    /** @param {Element} element */
    const opener = (element) => {
      // A link to what is around it skips a menu, or is of a table of contents.
      const id = idOf(element);
      const outer = idOf(parentElement.call(element));
      if ((id && (ids.has(id) || linked.has(id))) || (outer && ids.has(outer))) return OPENER.named;
      if (matches.call(element, styles.states)) return OPENER.state;
      if (hasControl(element) || isSubmenu(element)) return OPENER.beside;
      if (matches.call(element, styles.media)) return OPENER.media;
      if (isFaded(element, view)) return OPENER.faded;
      const before = previousSibling.call(element);
      if (before && matches.call(before, HEADING)) return OPENER.heading;
      return menu ? OPENER.menu : 0;
    };
    for (let at = 0; at < Math.min(numbers.length, MOST_ELEMENTS); at += 1) {
      found[at] = opener(/** @type {Element} */ (elements[numbers[at] ?? 0]));
    }
    return found;
  }

  return { openers };
}

globalThis.vouchReveals ??= reveals();
