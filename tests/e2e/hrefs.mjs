/**
 * Makes up addresses as pages write them, and knows whose site every host in them is.
 * A host is built from parts whose answer is known; what the browser makes of the address is the browser's.
 */

import {
  ADDRESSES,
  BEGINNINGS,
  BROKEN,
  ELSEWHERE,
  EXCEPTIONS,
  LABELS,
  PATHS,
  PORTS,
  RELATIVE,
  SHARED,
  SUFFIXES,
  USERS,
  WHOLE,
} from "./href-parts.mjs";

/** Whose a host is: its registrable domain or the whole host, and its corner of a shared one. @typedef {{site: string, tenant?: string}} Whose */

const CONTROLS = ["\t", "\n", "\r", "\t\n"];

/** Numbers in [0, 1), the same for the same seed (Mulberry32). @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Addresses without end. */
export class Hrefs {
  #random;
  /** By host in ASCII, without a trailing dot. @type {Map<string, Whose>} */
  #known = new Map();

  /** @param {number} seed */
  constructor(seed) {
    this.#random = random(seed);
    for (const host of WHOLE) this.#known.set(host, { site: host });
  }

  /** Takes a host that others made. @param {string} host In ASCII. @param {Whose} whose */
  know(host, whose) {
    this.#known.set(host, whose);
  }

  /** An address; a third of those with a host stay near the page's own. @param {string} home The page's host. */
  next(home) {
    const kind = this.#random();
    if (kind < 0.12) return this.#strewn(this.#one(RELATIVE));
    if (kind < 0.2) return this.#strewn(this.#one(ELSEWHERE));
    if (kind < 0.28) return this.#one(BROKEN);
    const host = this.#spelled(this.#random() < 0.3 ? this.#near(home) : this.#host());
    const begin = this.#one(BEGINNINGS) + this.#one(USERS);
    return this.#strewn(begin + host + this.#one(PORTS) + this.#one(PATHS));
  }

  /** Whose a host is, as a browser gives it (`URL.hostname`). @param {string} hostname @returns {Whose} */
  whose(hostname) {
    // Chromium escapes letters such as `*`, which the standard leaves as they are.
    const host = decodeURIComponent(hostname).replace(/\.$/, "");
    const known = this.#known.get(host);
    if (known) return known;
    if (host.startsWith("[") || /^[\d.]+$/.test(host) || host.split(".").includes("")) {
      return { site: host };
    }
    const labels = host.split(".");
    if (labels.length > 1 && labels.at(-1) !== "example") {
      throw new Error(`nobody made a host ${host}`);
    }
    return { site: labels.slice(-2).join(".") };
  }

  /** @template T @param {T[]} list @returns {T} */
  #one(list) {
    return /** @type {T} */ (list[Math.floor(this.#random() * list.length)]);
  }

  /** A host as written. */
  #host() {
    const kind = this.#random();
    if (kind < 0.1) return this.#one(ADDRESSES);
    if (kind < 0.2) return this.#one(WHOLE);
    if (kind < 0.25) return this.#below(this.#one(EXCEPTIONS));
    if (kind < 0.35) return this.#tenant();
    const [label, ascii] = this.#one(LABELS);
    const [suffix, suffixAscii] = this.#one(SUFFIXES);
    const site = `${ascii}.${suffixAscii}`;
    this.#known.set(site, { site });
    const written = `${label}.${suffix}`;
    return this.#random() < 0.5 ? written : this.#below(site, written);
  }

  /** A host of the same site as the page's, or nearly. @param {string} home */
  #near(home) {
    const { site } = this.whose(home);
    if (site.startsWith("[") || /^[\d.]+$/.test(site) || WHOLE.includes(site)) return site;
    return this.#random() < 0.5 ? site : this.#below(site);
  }

  /** One or many labels more. @param {string} site @param {string} written */
  #below(site, written = site) {
    const many = this.#random() < 0.1;
    const labels = many ? Array(12).fill("l".repeat(60)) : [];
    const [label, ascii] = this.#one(LABELS);
    const more = [...labels, this.#one(["www", "a.b", "m"])];
    const tenant = SHARED.includes(site) ? { tenant: `${ascii}.${site}` } : {};
    this.#known.set([...more, ascii, site].join("."), { site, ...tenant });
    return [...more, label, written].join(".");
  }

  #tenant() {
    const host = this.#one(SHARED);
    const name = this.#one(["jane", "john"]);
    this.#known.set(host, { site: host });
    this.#known.set(`www.${host}`, { site: host });
    this.#known.set(`${name}.${host}`, { site: host, tenant: `${name}.${host}` });
    return this.#one([host, `www.${host}`, `${name}.${host}`, `${name}.${host}`]);
  }

  /** The same host with other letters, dots and a root. @param {string} host */
  #spelled(host) {
    const how = this.#random();
    if (how < 0.1) return host.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    if (how < 0.2) return `${host}${host.endsWith(".") || host.endsWith("]") ? "" : "."}`;
    if (how < 0.25) return host.startsWith("[") ? host : host.replaceAll(".", "\u3002");
    return host;
  }

  /** Now and then with what is dropped: TAB, LF and CR anywhere, spaces and controls around. @param {string} href */
  #strewn(href) {
    const how = this.#random();
    if (how < 0.1) {
      const at = Math.floor(this.#random() * (href.length + 1));
      return href.slice(0, at) + this.#one(CONTROLS) + href.slice(at);
    }
    return how < 0.15 ? ` \u0001${href}\u001f ` : href;
  }
}
