// Where a link stands as crawlers decide it: by the nearest element above that says so in its name, role, id or class.
// The baseline to compare with; knows nothing else of the page.

/** @type {[context: string, tag: string, role: string, names: RegExp][]} */
const PLACES = [
  ["navigation", "nav", "navigation", /\b(?:nav|navbar|navigation|menu)\b/],
  ["header", "header", "banner", /\b(?:header|masthead)\b/],
  ["footer", "footer", "contentinfo", /\bfooter\b/],
  ["sidebar", "aside", "complementary", /\b(?:aside|sidebar)\b/],
];

/** @param {Element} element */
function placeOf(element) {
  const role = element.getAttribute("role");
  const given = `${element.getAttribute("id") ?? ""} ${element.getAttribute("class") ?? ""}`;
  // Words in one name are told apart at capitals and underscores too: mainMenu, main_menu.
  const names = given
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
  return PLACES.find(
    ([, tag, itsRole, words]) => tag === element.localName || itsRole === role || words.test(names),
  )?.[0];
}

/** @param {Element} link */
globalThis.vouchPathRules = (link) => {
  const { body } = link.ownerDocument;
  for (let above = link.parentElement; above && above !== body; above = above.parentElement) {
    const place = placeOf(above);
    if (place) return place;
  }
  return "body";
};

// The injection's own result has to be data.
("ready");
