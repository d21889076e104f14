// In which order a module's functions pack best: gzip sees 32 kB back, so what is alike has to stand close together.
// Changes no function: it gives each a name by which `wasm-opt --reorder-functions-by-name` sorts them.

/** Functions are alike by the runs of so many bytes that they share: of three they pack 2 kB worse. */
const RUN = 4;

/** The next function is compared with so many of those before it, the nearer the more: with one alone, 3 kB worse. */
const BACK = 8;
const FADES = 0.8;

/** A run that more functions have than this is in reach of gzip wherever a function stands. */
const COMMON = 200;

/** Keeps small functions from being preferred for the little they are made of. */
const SMALL = 50;

const SECTION = { custom: 0, imports: 2, code: 10 };
/** The part of the section of names that names functions. */
const FUNCTIONS = 1;
const EXTERNAL = { function: 0, table: 1, memory: 2, global: 3 };

/** Reads a module's bytes (WebAssembly Core Specification 2.0, section 5). */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get ended() {
    return this.at >= this.bytes.length;
  }

  byte() {
    return this.bytes[this.at++] ?? 0;
  }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** What stands behind its length. */
  run() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  limits() {
    const flags = this.byte();
    this.number();
    if (flags & 1) this.number();
  }
}

/** @param {Uint8Array} section @returns {number} how many functions are imported, which are numbered first */
function importedIn(section) {
  const reader = new Reader(section);
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.run();
    reader.run();
    const kind = reader.byte();
    if (kind === EXTERNAL.function) {
      functions += 1;
      reader.number();
    } else if (kind === EXTERNAL.table) {
      reader.byte();
      reader.limits();
    } else if (kind === EXTERNAL.memory) {
      reader.limits();
    } else {
      reader.at += 2;
    }
  }
  return functions;
}

/** @param {Uint8Array} module */
function functionsOf(module) {
  const reader = new Reader(module);
  reader.at = 8;
  let imported = 0;
  /** @type {Uint8Array[]} */
  const bodies = [];
  while (!reader.ended) {
    const kind = reader.byte();
    const section = reader.run();
    if (kind === SECTION.imports) imported = importedIn(section);
    if (kind === SECTION.code) {
      const code = new Reader(section);
      for (let left = code.number(); left > 0; left -= 1) bodies.push(code.run());
    }
  }
  return { imported, bodies };
}

/** @param {Uint8Array} body */
function runsOf(body) {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const runs = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) runs.add(view.getUint32(at));
  return runs;
}

/**
 * Goes from each function to the one most like it and like those just before, of the ones left.
 * @param {Uint8Array[]} bodies
 * @returns {number[]}
 */
function order(bodies) {
  const runs = bodies.map(runsOf);
  /** @type {Map<number, number[]>} */
  const having = new Map();
  for (const [index, own] of runs.entries()) {
    for (const run of own) {
      const those = having.get(run);
      if (those) those.push(index);
      else having.set(run, [index]);
    }
  }
  const shared = runs.map((own) =>
    [...own].flatMap((run) => {
      const those = having.get(run) ?? [];
      return those.length > 1 && those.length < COMMON ? [those] : [];
    }),
  );
  const left = new Set(bodies.keys());
  /** @type {number[]} */
  const ordered = [];
  const likeness = new Float64Array(bodies.length);
  while (left.size > 0) {
    likeness.fill(0);
    let weight = 1;
    for (const before of ordered.slice(-BACK).reverse()) {
      for (const those of shared[before] ?? []) {
        const rare = weight / Math.sqrt(those.length);
        for (const index of those) likeness[index] = (likeness[index] ?? 0) + rare;
      }
      weight *= FADES;
    }
    let [next = 0] = left;
    let most = 0;
    for (const index of left) {
      const alike = (likeness[index] ?? 0) / Math.sqrt((runs[index]?.size ?? 0) + SMALL);
      if (alike > most) [next, most] = [index, alike];
    }
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

/** @param {number} value @returns {number[]} */
function leb(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

/** @param {number[]} bytes */
const behindLength = (bytes) => [...leb(bytes.length), ...bytes];

/** @param {string} text */
const text = (text) => behindLength([...Buffer.from(text)]);

/**
 * The module with names that sort its functions as they pack best; it may have no names of its own.
 * @param {Uint8Array} module
 */
export function numbered(module) {
  const { imported, bodies } = functionsOf(module);
  const names = order(bodies)
    .map((index, place) => ({ index, name: String(place).padStart(6, "0") }))
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, name }) => [...leb(imported + index), ...text(name)]);
  const map = [...leb(bodies.length), ...names];
  const section = [...text("name"), FUNCTIONS, ...behindLength(map)];
  return Buffer.concat([module, Buffer.from([SECTION.custom, ...behindLength(section)])]);
}
