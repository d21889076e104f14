// Runs in the page beside the engine: reads the page so many times as one of those who compete, and tells how long each took.
// Readability works on copies; the page is not changed.

/** @returns {typeof vouchRace} */
function readingRace() {
  /** Between two readings, in milliseconds: what one left to be collected is not the other's. */
  const REST = 50;

  /** @template T @param {() => T} work @returns {Promise<[took: number, answer: Awaited<T>]>} */
  async function time(work) {
    const began = performance.now();
    const answer = await work();
    return [performance.now() - began, answer];
  }

  /** Milliseconds that the page has taken to answer what the engine asks it: its tree, its boxes, its styles. */
  let answering = 0;

  /** @template {unknown[]} A @template R @param {(...given: A) => R} ask @returns {(...given: A) => R} */
  const timed =
    (ask) =>
    (...given) => {
      const began = performance.now();
      try {
        return ask(...given);
      } finally {
        answering += performance.now() - began;
      }
    };

  /** From now on that time is counted. The others read where no engine is. */
  function listen() {
    const { vouchFlattener, vouchSight } = globalThis;
    const flatten = timed(vouchFlattener.flatten);
    vouchFlattener.flatten = (...given) => {
      const walk = flatten(...given);
      return { ...walk, walk: timed(walk.walk) };
    };
    vouchSight.boxes = timed(vouchSight.boxes);
    vouchSight.styles = timed(vouchSight.styles);
  }

  /** The engine's analysis with the parts it tells of, which it tells in microseconds, and the whole report written. */
  async function vouch() {
    answering = 0;
    const [whole, answer] = await time(() => globalThis.vouchCall("analyze", "{}", ""));
    if ("error" in answer) throw new Error(answer.error);
    const told = JSON.parse(String(globalThis.vouchGlue.timings?.()));
    const parts = Object.entries(told).map(([part, took]) => [part, took / 1000]);
    const [report] = await time(() => globalThis.vouchGlue.summary?.("json"));
    return { whole, report, answering, ...Object.fromEntries(parts) };
  }

  /** @param {() => number} read */
  async function links(read) {
    const [whole, found] = await time(read);
    return { whole, found };
  }

  /** @type {Record<string, () => Promise<VouchReading>>} */
  const CONTENDERS = {
    vouch,
    floor: () => links(globalThis.vouchFloor),
    plain: () => links(globalThis.vouchPlain),
    readability: async () => {
      const copy = /** @type {Document} */ (document.cloneNode(true));
      const [whole] = await time(() => new Readability(copy).parse());
      return { whole };
    },
  };

  // Chromium swallows what an injected function throws, hence answers instead of exceptions.
  return async (contender, { times, budget }) => {
    try {
      if (contender === "vouch") listen();
      const ends = performance.now() + budget;
      /** @type {VouchReading[]} */
      const readings = [];
      while (readings.length < times && (readings.length < 1 || performance.now() < ends)) {
        // A page that a person clicks on is laid out.
        document.documentElement.getBoundingClientRect();
        await new Promise((rested) => setTimeout(rested, REST));
        readings.push(/** @type {VouchReading} */ (await CONTENDERS[contender]?.()));
      }
      return readings;
    } catch (error) {
      return { error: String(error) };
    }
  };
}

globalThis.vouchRace = readingRace();

// The injection's own result has to be data.
("ready");
