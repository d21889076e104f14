/** The generated pages that are measured. Measures nothing itself. */

/** Where they are served, one at a time. */
export const ADDRESS = "https://bench.example/";

/**
 * An article of so many links in paragraphs and lists, two in five to the page's own site.
 * @param {number} links A multiple of five.
 */
export function article(links) {
  const paragraphs = Array.from({ length: links / 5 }, (_, at) => {
    const out = `https://site${at % 997}.example/page/${at}`;
    return `<h2>Part ${at}</h2><p>Some words before <a href="${out}">what the site says on ${at}</a>, some words
      after, <a href="/own/${at}">an own page</a> and <a rel="nofollow" href="${out}?ref=${at}">one more</a>.</p>
      <ul><li><a href="/list/${at}">First</a></li><li><a href="https://other${at % 89}.example/">Second</a></li></ul>`;
  });
  return `<!doctype html><html lang="en"><title>${links} links</title><body><main><article><h1>${links} links</h1>
    ${paragraphs.join("\n")}</article></main></body></html>`;
}
