// Writes down what a document's tree holds, as numbers and texts that the engine takes a piece at a time:
// a call out of the engine for each node costs several times the walk. Judges nothing; what is read and what is passed
// over, the engine says (src/browser/page/snapshot/flat.rs); it reads the marks in crates/reading/src/page/flat.rs.

/** @returns {VouchFlattener} */
function flattener() {
  const MARK = { close: 0, open: 1, text: 2, space: 3, shadow: 4, sealed: 5, frame: 6 };
  /** Between two texts; none contains it, as an HTML parser lets it into none. */
  const SEPARATOR = "\0";
  /** Longest text node written whole, in UTF-16 units; of a longer one its ends. */
  const [WHOLE, HEAD, TAIL] = [4_000, 3_000, 1_000];
  /** Longest address that the engine keeps whole, in characters, and longest attribute written, in UTF-16 units. */
  const [KEPT, LONGEST] = [8_192, 16_384];
  /** Most steps from node to node: a page may add to itself, or move what it has, for as long as it is read. */
  const MOST = 2_000_000;
  // Asked of `Node` for each node, they are most of the walk in Firefox, where a content script's global is a wrapper.
  const { ELEMENT_NODE, TEXT_NODE, CDATA_SECTION_NODE } = Node;
  const [HTML, SVG] = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"];

  // A form's named children shadow its own members ("DOM clobbering"): members of what may be a form are called on
  // their prototypes, which no page reaches from here.
  /** @param {object} prototype @param {string} name @returns {(node: Node) => any} */
  const getter = (prototype, name) => {
    const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
    return (node) => get?.call(node);
  };
  const nodeType = getter(Node.prototype, "nodeType");
  const firstChild = getter(Node.prototype, "firstChild");
  const nextSibling = getter(Node.prototype, "nextSibling");
  const parentNode = getter(Node.prototype, "parentNode");
  const localName = getter(Element.prototype, "localName");
  const { getAttribute, getAttributeNames } = Element.prototype;

  /**
   * The texts with the separator between them, which none may contain, and letters composed in one way: the browser has
   * Unicode's tables, the engine has not. Asked of each text it is a sixth of the walk. @param {string[]} texts
   */
  const join = (texts) => {
    const contains = texts.join("").includes(SEPARATOR);
    const safe = contains ? texts.map((text) => text.replaceAll(SEPARATOR, "\ufffd")) : texts;
    return safe.join(SEPARATOR).normalize();
  };

  // Only extensions may ask (R21): in Chromium this, in Firefox the element.
  const { dom } = chrome;
  /** Whether a custom element holds a closed shadow root. @param {any} it */
  const isSealed = (it) => Boolean(it.openOrClosedShadowRoot ?? dom?.openOrClosedShadowRoot(it));

  /**
   * The resolved address; empty where the browser has none, which then gives the raw one and a bare colon. Of one that
   * will be cut off, a user's name before the host is left out: what is left would end in another host. @param {HTMLAnchorElement} link
   */
  const address = (link) => {
    const { href, protocol } = link;
    if (protocol === ":" && href === getAttribute.call(link, "href")) return "";
    // An element of such a name that is no link has none.
    if (!href || href.length <= KEPT || !link.host) return href;
    return `${protocol}//${link.host}${link.pathname}${link.search}${link.hash}`;
  };

  /** @param {Element} root @param {VouchPlan} plan @returns {VouchWalk} */
  function flatten(root, plan) {
    // What stands for no attribute is kept apart: markup can give an element an attribute of any of these names.
    /** @type {[Map<string, number>, Map<string, number>]} */
    const [attributes, specials] = [new Map(), new Map()];
    for (const [number, name] of plan.attributes.split(" ").entries()) {
      (name.startsWith("#") ? specials : attributes).set(name, number);
    }
    /** @type {Map<string, {number: number, name: string, passed: boolean, hosts: boolean}>} */
    const tags = new Map();
    /** @type {[number[], string[], Element[], Document[]]} */
    const [marks, texts, elements, frames] = [[], [], [], []];
    /** Of every level that has been entered the next node, the one before it, what they are in, and when that was so. @type {{next: Node | null, last: Node | null, parent: Node, at: number}[]} */
    const path = [];
    /** How many names of elements and how many links were written, steps gone and calls made. */
    let [named, links, steps, calls] = [0, 0, 0, 0];

    /** @param {CharacterData} node */
    const text = ({ data }) => {
      const { length } = data;
      if (length > WHOLE) {
        texts.push(`${data.slice(0, HEAD)} ${data.slice(-TAIL)}`);
        marks.push(MARK.text, length - HEAD - TAIL);
      } else if (/[^\t\n\f\r ]/.test(data)) {
        texts.push(data);
        marks.push(MARK.text, 0);
      } else if (length > 0) marks.push(MARK.space);
    };

    /** @param {number | undefined} number @param {string | null | undefined} value */
    const attribute = (number, value) => {
      if (number === undefined || typeof value !== "string") return;
      marks.push(number);
      texts.push(value.length > LONGEST ? value.slice(0, LONGEST) : value);
    };

    /** What there is to know of all elements of one name. @param {string} given */
    const tag = (given) => {
      const name = given.toLowerCase();
      const passed = plan.passed.split(" ").includes(name);
      const hosts = name.includes("-") || plan.hosts.split(" ").includes(name);
      const known = { number: tags.size, name, passed, hosts };
      tags.set(given, known);
      return known;
    };

    /** What is read like an attribute and is none. @param {Element} element @param {string} name */
    const special = (element, name) => {
      if (name === "svg") {
        attribute(specials.get("#title"), element.querySelector(":scope > title")?.textContent);
      } else if (element.namespaceURI === SVG) attribute(specials.get("#svg"), "");
      else if (element.namespaceURI === HTML) {
        attribute(specials.get("#html"), address(/** @type {HTMLAnchorElement} */ (element)));
        links += 1;
      }
    };

    /** @param {Element} host @param {boolean} custom */
    const shadow = (host, custom) => {
      const { shadowRoot } = host;
      if (shadowRoot) {
        marks.push(MARK.shadow);
        path.push({ next: firstChild(shadowRoot), last: null, parent: shadowRoot, at: calls });
      } else if (custom && isSealed(host)) marks.push(MARK.sealed);
    };

    /** @param {Element} element */
    const enter = (element) => {
      const local = localName(element);
      const { name, number: nth, passed, hosts } = tags.get(local) ?? tag(local);
      if (passed) return;
      elements.push(element);
      const start = marks.push(MARK.open, nth, 0);
      const given = getAttributeNames.call(element);
      // Not `for … of`: asking its iterator is a tenth of the walk before the code is optimized.
      for (let at = 0; at < given.length; at += 1) {
        const each = given[at] ?? "";
        const number = attributes.get(each);
        if (number !== undefined) attribute(number, getAttribute.call(element, each));
      }
      if (name === "a" || name === "area" || name === "svg") special(element, name);
      marks[start - 1] = marks.length - start;
      if (name === "iframe" || name === "frame") {
        const { contentDocument } = /** @type {HTMLIFrameElement} */ (element);
        if (contentDocument) frames.push(contentDocument);
        marks.push(MARK.frame, contentDocument ? 1 : 0);
      }
      const next = name === "iframe" ? null : firstChild(element);
      path.push({ next, last: null, parent: element, at: calls });
      if (hosts) shadow(element, name.includes("-"));
    };

    /** After the page had its turn. @param {typeof path[0]} level */
    const resume = (level) => {
      const { next, last, parent } = level;
      level.at = calls;
      // The page has taken it away. If the one before is gone too, nothing tells where the level was left.
      if (next && parentNode(next) !== parent)
        level.next = last && parentNode(last) === parent ? nextSibling(last) : null;
    };

    /** @type {VouchWalk["walk"]} */
    const walk = (most) => {
      calls += 1;
      for (const end = steps + most; steps < end && path.length > 0; steps += 1) {
        const level = path[path.length - 1];
        if (level && level.at < calls) resume(level);
        const node = level?.next;
        if (!level || !node || steps > MOST) {
          path.pop();
          marks.push(MARK.close);
          continue;
        }
        level.last = node;
        level.next = nextSibling(node);
        const type = nodeType(node);
        if (type === ELEMENT_NODE) enter(/** @type {Element} */ (node));
        else if (type === TEXT_NODE || type === CDATA_SECTION_NODE)
          text(/** @type {CharacterData} */ (node));
      }
      const piece = {
        marks: Uint32Array.from(marks),
        texts: new TextEncoder().encode(join(texts)),
        tags: [...tags.keys()].slice(named).join(SEPARATOR),
        links,
        ended: path.length === 0,
        whole: steps <= MOST,
      };
      [marks.length, texts.length, named] = [0, 0, tags.size];
      return piece;
    };

    enter(root);
    return { walk, elements, frames };
  }

  return { flatten };
}

globalThis.vouchFlattener ??= flattener();
