// Runs in the page beside the engine: which links the others keep, and how long the engine and Readability take.
// Readability works on copies; the page is not changed.

/** Marks a link's number on a copy, for Readability to carry along. */
const MARK = "data-vouch-link";

/** How often both read the page. The first time is what a person's click finds, the others are with all code at hand. */
const TIMES = 3;

/** The links as the report numbers them. @param {Document} of */
function numbered(of) {
  const links = [...of.querySelectorAll("a[href], area[href]")];
  return links.filter((link) => link.namespaceURI === "http://www.w3.org/1999/xhtml");
}

/** A copy with numbered links. */
function copy() {
  const copied = /** @type {Document} */ (document.cloneNode(true));
  for (const [number, link] of numbered(copied).entries()) link.setAttribute(MARK, `${number}`);
  return copied;
}

/** Numbers of the links in an article. @param {string} article */
function kept(article) {
  const read = new DOMParser().parseFromString(article, "text/html");
  return [...read.querySelectorAll(`[${MARK}]`)].map((link) => Number(link.getAttribute(MARK)));
}

/** @param {() => unknown} work */
async function time(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The whole analysis, and of it snapshot and classification, which are told in microseconds. */
async function analyze() {
  const whole = await time(() => globalThis.vouchGlue.analyze?.("{}", ""));
  const { snapshot, placing } = JSON.parse(String(globalThis.vouchGlue.timings?.()));
  return { whole, placed: (snapshot + placing) / 1000 };
}

/** Both read the page in turns, so that neither always finds it as the other left it. @param {number} odd */
async function race(odd) {
  const copies = Array.from({ length: TIMES }, copy);
  /** @type {Pick<VouchContest, "engine" | "readability"> & {article: string}} */
  const run = { engine: [], readability: [], article: "" };
  const turns = [
    async () => {
      run.engine.push(await analyze());
    },
    async (/** @type {Document} */ copied) => {
      const parse = () => {
        run.article = new Readability(copied).parse()?.content ?? "";
      };
      run.readability.push(await time(parse));
    },
  ];
  for (const [at, copied] of copies.entries()) {
    for (const turn of (odd + at) % 2 === 0 ? turns : turns.toReversed()) await turn(copied);
  }
  return run;
}

/** @returns {Promise<VouchContest>} */
async function contest() {
  const links = numbered(document);
  const { engine, readability, article } = await race(links.length);
  /** @type {VouchContest["places"]} */
  const places = links.map((link) => globalThis.vouchPathRules(link));
  return { engine, readability, kept: kept(article), places };
}

// Chromium swallows what an injected function throws, hence answers instead of exceptions.
globalThis.vouchStudy = async () => {
  try {
    return await contest();
  } catch (error) {
    return { error: String(error) };
  }
};

// The injection's own result has to be data.
("ready");
