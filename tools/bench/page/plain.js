// The reading that the engine does, in the shortest plain JavaScript that is honest: one walk over the document.
// Leaves out what has no short form: public suffixes, shadow trees and frames, contexts that no landmark tells, classes of
// anchors, whether search engines may count the page, what brings hidden links into view, risks, values and their reasons.

/** @returns {() => number} */
function plainReading() {
  /** Where a link stands by the nearest element that says so. @type {[selector: string, context: string][]} */
  const CONTEXTS = [
    ["nav, [role=navigation]", "navigation"],
    ["footer, [role=contentinfo]", "footer"],
    ["aside, [role=complementary]", "sidebar"],
    ["body > header, [role=banner]", "header"],
    ["li", "list"],
    ["main, article, [role=main]", "body"],
  ];
  const LANDMARKS = CONTEXTS.map(([selector]) => selector).join();
  const BLOCKS =
    "p, li, dd, dt, td, th, blockquote, figcaption, h1, h2, h3, h4, h5, h6, div, section, body";

  /** A site by the last two labels of its host: what ends in `co.uk` is taken for one. @param {string} host */
  const siteOf = (host) => host.split(".").slice(-2).join(".");

  /** @param {string} text */
  const clean = (text) => text.replace(/\s+/g, " ").trim();

  /** @param {Element} link */
  function nameOf(link) {
    const images = [...link.querySelectorAll("img")].map(({ alt }) => alt);
    return link.ariaLabel ?? (clean(link.textContent ?? "") || clean(images.join(" ")));
  }

  /** @param {HTMLAnchorElement} link */
  function contextOf(link) {
    const landmark = link.closest(LANDMARKS);
    return CONTEXTS.find(([selector]) => landmark?.matches(selector))?.[1] ?? "body";
  }

  /** @param {HTMLAnchorElement} link */
  function isSeen(link) {
    const { width, height } = link.getBoundingClientRect();
    const { color, backgroundColor, fontSize, textIndent, clipPath } = getComputedStyle(link);
    return (
      link.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      width > 1 &&
      height > 1 &&
      color !== backgroundColor &&
      Number.parseFloat(fontSize) >= 4 &&
      Number.parseFloat(textIndent) > -999 &&
      clipPath === "none"
    );
  }

  /** @param {string[]} tokens */
  const followOf = (tokens) =>
    ["sponsored", "ugc", "nofollow"].find((token) => tokens.includes(token)) ?? "followed";

  /** How many links there are. */
  return () => {
    const own = siteOf(location.hostname);
    /** @type {Map<string, number>} */
    const times = new Map();
    const rows = [];
    let heading = "";
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const element = /** @type {Element} */ (walker.currentNode);
      if (/^h[1-6]$/.test(element.localName)) heading = clean(element.textContent ?? "");
      if (!element.matches("a[href], area[href]") || !("hostname" in element)) continue;
      const link = /** @type {HTMLAnchorElement} */ (element);
      const site = siteOf(link.hostname);
      const tokens = [...link.relList].map((token) => token.toLowerCase());
      times.set(link.href, (times.get(link.href) ?? 0) + 1);
      rows.push({
        href: link.href,
        site,
        outbound: site !== own && /^https?:$/.test(link.protocol),
        follow: followOf(tokens),
        name: nameOf(link),
        context: contextOf(link),
        heading,
        around: clean(link.closest(BLOCKS)?.textContent ?? ""),
        seen: isSeen(link),
      });
    }
    return rows.map((row) => ({ ...row, times: times.get(row.href) })).length;
  };
}

globalThis.vouchPlain = plainReading();
