// Tells a document's links of now from those that it had when it was read, for the popup, which asks. Watches nothing.

/** @returns {VouchLinks} */
function links() {
  /** For how long looking may keep the page waiting at a time, in milliseconds. */
  const SLICE = 4;
  /** Links that are looked at between two looks at the clock. */
  const STEP = 100;
  /** Of the page's time looking takes one part in this many at most. */
  const SHARE = 50;
  /** Letters of an address or `rel` that are looked at. */
  const LETTERS = 2048;

  // A document's named images and forms shadow its own members.
  const all = Document.prototype.querySelectorAll;

  /** A number for a text that goes on from another one's (FNV-1a). @param {number} hash @param {string | null} text */
  const hashed = (hash, text) => {
    const length = Math.min(text?.length ?? 0, LETTERS);
    for (let at = 0; at < length; at += 1) {
      hash = Math.imul(hash ^ (text?.charCodeAt(at) ?? 0), 16777619);
    }
    // What parts two texts.
    return Math.imul(hash ^ 0x10000, 16777619);
  };

  /** A number for a link's address and `rel`. @param {Element | undefined} link */
  const numbered = (link) => {
    const address = hashed(0x811c9dc5, link?.getAttribute("href") ?? null);
    return hashed(address, link?.getAttribute("rel") ?? null) >>> 0;
  };

  /**
   * Where a document was when it was read; its links then and as they were found last, told by their number and a sum, which are
   * the same for the same links.
   * @typedef {object} Kept
   * @property {string} address
   * @property {string} [read]
   * @property {string} [now]
   * @property {boolean} isLooking Whether a look at it is not at its end.
   * @property {number} next When the next one may begin.
   */

  /**
   * Looks at the links that there are now: at once where they are few, else a slice at a time, so that the page waits a few milliseconds.
   * Sums have no order: lists that turn in a circle have the same links.
   * @param {Kept} kept
   */
  const look = (kept) => {
    kept.isLooking = true;
    /** @type {NodeListOf<Element>} */
    const found = all.call(document, "a[href],area[href]");
    let [at, sum, took] = [0, 0, 0];
    const slice = () => {
      const began = performance.now();
      do {
        const end = Math.min(at + STEP, found.length);
        for (; at < end; at += 1) sum += numbered(found[at]);
      } while (at < found.length && performance.now() - began < SLICE);
      took += performance.now() - began;
      if (at < found.length) {
        setTimeout(slice);
        return;
      }
      kept.now = `${found.length} ${sum}`;
      kept.read ??= kept.now;
      kept.next = performance.now() + SHARE * took;
      kept.isLooking = false;
    };
    slice();
  };

  /** @type {Kept | undefined} */
  let kept;
  return {
    keep: () => {
      kept = { address: location.href, isLooking: false, next: 0 };
      look(kept);
    },
    looks: () => {
      if (!kept) return "";
      if (!kept.isLooking && performance.now() >= kept.next) look(kept);
      return JSON.stringify({
        read: { address: kept.address, links: kept.read ?? "" },
        now: { address: location.href, links: kept.now ?? "" },
      });
    },
  };
}

globalThis.vouchLinks ??= links();
