// Looks at how elements are laid out and drawn, for many at once. Judges nothing; which are asked for, and what is read of
// them, the engine says (src/browser/page/snapshot/layout.rs).

/** @returns {VouchSight} */
function sight() {
  /** Between two values; none contains it. */
  const SEPARATOR = "\0";
  // A form's named children shadow its own members, a document's named images its own: both are asked on the prototypes.
  const { checkVisibility, getBoundingClientRect } = Element.prototype;
  const { getRootNode } = Node.prototype;
  const { createRange } = Document.prototype;
  /** @param {object} prototype @param {string} name @returns {(this: unknown) => any} */
  const getter = (prototype, name) =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get ?? (() => undefined);
  const localName = getter(Element.prototype, "localName");
  const parentElement = getter(Node.prototype, "parentElement");
  const ownerDocument = getter(Node.prototype, "ownerDocument");
  const scrollingElement = getter(Document.prototype, "scrollingElement");
  const defaultView = getter(Document.prototype, "defaultView");
  const scrollLeft = getter(Element.prototype, "scrollLeft");
  const scrollTop = getter(Element.prototype, "scrollTop");
  const scrollWidth = getter(Element.prototype, "scrollWidth");
  const clientWidth = getter(Element.prototype, "clientWidth");

  /** @param {DOMRect} rect */
  const hasArea = ({ width, height }) => width > 1 && height > 1;

  /** An element's box, or that of its contents where it has no area of its own (`display: contents`, floats). @param {Element} element */
  const box = (element) => {
    const own = getBoundingClientRect.call(element);
    if (hasArea(own)) return own;
    /** @type {Range} */
    const range = createRange.call(ownerDocument.call(element));
    range.selectNodeContents(element);
    const contents = range.getBoundingClientRect();
    return hasArea(contents) || (own.width <= 1 && own.height <= 1) ? contents : own;
  };

  /**
   * Where a box begins that lies above or left of the window, counted from where scrolling does: of the page, and of
   * what scrolls within it. From right to left scrolling begins at the far end.
   * @param {Element} element @param {DOMRect} rect
   */
  const place = (element, { x, y, width, height }) => {
    let [left, top] = [x, y];
    if (x + width >= 0 && y + height >= 0) return { left, top };
    const document = ownerDocument.call(element);
    const page = scrollingElement.call(document);
    const view = defaultView.call(document);
    if (!view) return { left, top };
    /** @type {Element | null} */
    let around = element;
    while (around) {
      around =
        parentElement.call(around) ?? /** @type {ShadowRoot} */ (getRootNode.call(around)).host;
      if (!around) break;
      const hidden = scrollWidth.call(around) - clientWidth.call(around);
      left += scrollLeft.call(around);
      top += scrollTop.call(around);
      if (hidden > 0 && left + width < 0) {
        const { direction, overflowX } = view.getComputedStyle(around);
        const scrolls = around === page || /auto|scroll/.test(overflowX);
        if (direction === "rtl" && scrolls) left += hidden;
      }
    }
    return { left, top };
  };

  /** The first image of each map that a document or shadow tree has, by what it says of it. @param {Node} root */
  const mapped = (root) => {
    const { querySelectorAll } = ("host" in root ? DocumentFragment : Document).prototype;
    /** @type {NodeListOf<Element>} */
    const images = querySelectorAll.call(root, "img[usemap]");
    const pairs = [...images].map(
      (image) => /** @type {const} */ ([image.getAttribute("usemap"), image]),
    );
    return new Map(pairs.reverse());
  };

  /**
   * What is seen of an element: of an `area` the image that its map is laid over.
   * @param {Element} element @param {Map<Node, ReturnType<typeof mapped>>} known the images of roots that were looked at
   */
  const seen = (element, known) => {
    if (localName.call(element) !== "area") return element;
    const root = element.getRootNode();
    const images = known.get(root) ?? mapped(root);
    known.set(root, images);
    const map = element.closest("map")?.getAttribute("name");
    return images.get(`#${map}`) ?? element;
  };

  /** @type {VouchSight["boxes"]} */
  function boxes(elements, numbers) {
    const rows = new Float64Array(numbers.length * 5);
    const known = new Map();
    const options = { opacityProperty: true, visibilityProperty: true };
    for (let at = 0; at < numbers.length; at += 1) {
      const element = seen(/** @type {Element} */ (elements[numbers[at] ?? 0]), known);
      const rect = box(element);
      const { left, top } = place(element, rect);
      const rendered = Number(checkVisibility.call(element, options));
      rows.set([left, top, rect.width, rect.height, rendered], at * 5);
    }
    return rows;
  }

  /**
   * @typedef {object} Branch One value of a property, after certain values of those before it.
   * @property {string} value
   * @property {string} text all values up to this one
   * @property {Branch | undefined} beside another value of the same property
   * @property {Branch | undefined} first a value of the next property
   * @property {number} number of the row that ends here; -1 for none
   */

  /** @param {string} value @param {string} text @param {Branch} [beside] @returns {Branch} */
  const branch = (value, text, beside) => ({ value, text, beside, first: undefined, number: -1 });

  /** @type {VouchSight["styles"]} */
  function styles(elements, numbers, { view, properties, ofAll }) {
    const names = properties.split(" ");
    // A tree of values, a property a level: a row that was met before is found without being put together.
    const root = branch("", "");
    /** @type {string[]} */
    const texts = [];
    const rows = new Uint32Array(numbers.length);
    for (let at = 0; at < numbers.length; at += 1) {
      const element = /** @type {Element} */ (elements[numbers[at] ?? 0]);
      // Firefox has none in a frame that is not rendered.
      const style = view.getComputedStyle(element);
      const asked = localName.call(element) === "a" ? names.length : ofAll;
      let row = root;
      for (const [place, name] of names.entries()) {
        const value = (place < asked && style?.getPropertyValue(name)) || "";
        let next = row.first;
        while (next && next.value !== value) next = next.beside;
        if (!next) {
          next = branch(value, row.text + SEPARATOR + value, row.first);
          row.first = next;
        }
        row = next;
      }
      if (row.number < 0) row.number = texts.push(row.text) - 1;
      rows[at] = row.number;
    }
    return { rows, texts: texts.join("").slice(SEPARATOR.length) };
  }

  return { boxes, styles };
}

globalThis.vouchSight ??= sight();
