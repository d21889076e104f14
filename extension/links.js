// Tells a document's links of now from those that it had when it was read, for the popup, which asks. Watches nothing.

/** @returns {VouchLinks} */
function links() {
  // A document's named images and forms shadow its own members.
  const all = Document.prototype.querySelectorAll;

  /** Address and `rel` of each link, one after the other: as they stand, which is quicker than any digest. */
  const list = () => {
    /** @type {(string | null)[]} */
    const texts = [];
    /** @type {NodeListOf<Element>} */
    const found = all.call(document, "a[href],area[href]");
    for (const link of found) texts.push(link.getAttribute("href"), link.getAttribute("rel"));
    return texts;
  };

  /** @param {(string | null)[]} texts @param {(string | null)[]} others */
  const same = (texts, others) =>
    texts.length === others.length && texts.every((text, at) => text === others[at]);

  /** The links in an order of their own, as lists that turn in a circle have the same links. @param {(string | null)[]} texts */
  const ordered = (texts) => {
    const pairs = [];
    for (let at = 0; at < texts.length; at += 2) pairs.push(`${texts[at]} ${texts[at + 1]}`);
    return pairs.sort();
  };

  /**
   * Where the document was when it was read, its links then, and those links in order as soon as that is asked for.
   * @type {{address: string, texts: (string | null)[], ordered?: string[]} | undefined}
   */
  let read;
  /** What was found last. @type {(string | null)[]} */
  let texts = [];
  /** @type {string[]} */
  let last = [];
  /** How often the links became others; 0 while they are those that were read. */
  let [count, now] = [0, 0];

  /** How long the last look took, and when it ended. */
  let [took, ended] = [0, 0];
  /** Of the page's time looks take a fiftieth at most: those at thousands of links come less often. */
  const isTooSoon = () => performance.now() - ended < 50 * took;

  /** @param {NonNullable<typeof read>} before */
  const look = (before) => {
    const found = list();
    if (same(found, texts)) return;
    texts = found;
    if (!before.ordered) {
      before.ordered = ordered(before.texts);
      last = before.ordered;
    }
    const links = ordered(found);
    if (same(links, last)) return;
    last = links;
    count += 1;
    now = same(links, before.ordered) ? 0 : count;
  };

  return {
    keep: () => {
      texts = list();
      read = { address: location.href, texts };
      now = 0;
    },
    looks: () => {
      if (!read) return "";
      if (!isTooSoon()) {
        const began = performance.now();
        look(read);
        ended = performance.now();
        took = ended - began;
      }
      return JSON.stringify({
        read: { address: read.address, links: "0" },
        now: { address: location.href, links: `${now}` },
      });
    },
  };
}

globalThis.vouchLinks ??= links();
