/**
 * Which of a browser's requests went to another origin than that of the page in view (R33).
 * Starts no browser and asserts nothing.
 */

/** @typedef {import("../../tools/drive/pages.mjs").Pages} Pages */

/** The origin of an address, or the host and port that a proxy was asked for. @param {string} asked */
function host(asked) {
  return new URL(asked.includes("://") ? asked : `https://${asked}`).host;
}

/** What Chromium asks for in the place of a file of a package that a page may not have; no server hears of it. */
const NOWHERE = "chrome-extension://invalid/";

/**
 * Whether a request stays where the page in view is from; documents in its frames are the page's own doing.
 * @param {import("../../tools/drive/pages.mjs").Asked} request
 */
function stays({ url, from, frame }) {
  return (
    frame || url === NOWHERE || (from !== undefined && new URL(url).origin === new URL(from).origin)
  );
}

/**
 * Every request of pages and extension: how many, and those that went elsewhere.
 * @param {Pages} pages
 * @param {string[]} escaped What reached the network in spite of `pages`.
 */
export function requests(pages, escaped) {
  const asked = pages.asked.filter((request) => !stays(request));
  // A browser may open a connection to a page's or frame's host before the request on it is answered from memory.
  const documents = pages.asked.flatMap(({ url, from, frame }) => [from, frame && url]);
  const visited = new Set(documents.flatMap((url) => (url ? [new URL(url).host] : [])));
  const unasked = escaped.filter((address) => !visited.has(host(address)));
  return {
    all: pages.asked.length + unasked.length,
    elsewhere: [...asked.map(({ url }) => url), ...unasked],
  };
}
