/**
 * Pages served from memory under their own addresses, and a record of what was asked for.
 * Does not know how a browser is made to ask here; that is each driver's.
 */

/** @typedef {[name: string, value: string][]} Headers Several values of one name are several entries. */

/**
 * What a server would answer.
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string | Buffer} body
 */

/**
 * A page to serve; what is left out is 200, HTML in UTF-8, no further headers, at once.
 * @typedef {object} Served
 * @property {string | Buffer} [body]
 * @property {number} [status]
 * @property {string} [type] Content type.
 * @property {Headers} [headers]
 * @property {Promise<unknown>} [after] Every request but the first is held back until this settles.
 */

/**
 * A request as a driver saw it.
 * @typedef {object} Asked
 * @property {string} url
 * @property {string} method
 * @property {string} [from] The page in the tab that asked, once the driver went there; none where no tab did.
 * @property {boolean} [frame] Whether it is for a document within that page.
 */

/** What a server of its own answers, and nothing here. */
export const THROUGH = "through";

/**
 * The policy for pages of others: nothing of theirs runs or loads, while parsing stays as with scripting on
 * (`sandbox` would turn `noscript` into elements).
 */
export const SAVED_POLICY =
  "default-src 'none'; script-src 'wasm-unsafe-eval'; style-src 'unsafe-inline'; connect-src 'self'";

/** @type {Answer} */
const NOT_FOUND = { status: 404, headers: [["Content-Type", "text/plain"]], body: "not found" };

/** The address as a server sees it: serialized, without the fragment. @param {string} url */
function address(url) {
  const parsed = new URL(url);
  parsed.hash = "";
  return parsed.href;
}

/** A small web of its own. */
export class Pages {
  /** @param {string} [server] Origin of a server on this machine that answers for itself. */
  constructor(server) {
    this.server = server;
  }

  /** @type {Map<string, Served>} */
  #pages = new Map();
  /** @type {Set<string>} */
  #answered = new Set();
  /** Every request answered or refused here, in order. @type {Asked[]} */
  asked = [];

  /**
   * Serves a page, in place of one at the same address.
   * @param {string} url
   * @param {Served} page
   */
  put(url, page) {
    this.remove(url);
    this.#pages.set(address(url), page);
  }

  /**
   * Serves a page of somebody else's: inert, under {@link SAVED_POLICY}.
   * @param {string} url
   * @param {Served} page
   */
  putSaved(url, page) {
    this.put(url, {
      ...page,
      headers: [["Content-Security-Policy", SAVED_POLICY], ...(page.headers ?? [])],
    });
  }

  /**
   * Serves /robots.txt of the page's origin.
   * @param {string} url
   * @param {string | undefined} text Undefined: there is none.
   */
  putRobots(url, text) {
    const robots = new URL("/robots.txt", url).href;
    if (text === undefined) this.remove(robots);
    else this.put(robots, { body: text, type: "text/plain; charset=utf-8" });
  }

  /** Forgets a page. @param {string} url */
  remove(url) {
    this.#pages.delete(address(url));
    this.#answered.delete(address(url));
  }

  /**
   * Takes note of a request that is not answered, whoever serves its address.
   * @param {Asked} request
   * @returns {undefined}
   */
  refuse(request) {
    this.asked.push(request);
  }

  /**
   * The answer to a request; undefined, a broken connection, where nothing of that origin is served.
   * @param {Asked} request
   * @returns {Promise<Answer | typeof THROUGH | undefined>}
   */
  async answer(request) {
    this.asked.push(request);
    const { url } = request;
    if (new URL(url).origin === this.server) return THROUGH;
    const at = address(url);
    const page = this.#pages.get(at);
    if (!page) return this.#knows(url) ? NOT_FOUND : undefined;
    if (this.#answered.has(at)) await page.after;
    this.#answered.add(at);
    /** @type {Headers} */
    const type = [["Content-Type", page.type ?? "text/html; charset=utf-8"]];
    return {
      status: page.status ?? 200,
      headers: [...type, ...(page.headers ?? [])],
      body: page.body ?? "",
    };
  }

  /** Whether anything is served from that address's origin. @param {string} url */
  #knows(url) {
    const { origin } = new URL(url);
    return [...this.#pages.keys()].some((known) => new URL(known).origin === origin);
  }
}
