// Starts the engine in a page and passes calls on to it; injected after stems.js and page.js.
// Knows two of the engine's methods, the one by which it gets the package's data and the one that reads, and nothing of the page.

/**
 * The plain JavaScript form of the module in the place of a compiled one.
 * @param {(imports: object) => object} twin
 */
function standIn(twin) {
  return {
    Module: class {},
    Instance: class {
      /**
       * @param {unknown} _module
       * @param {object} imports
       */
      constructor(_module, imports) {
        this.exports = twin(imports);
      }
    },
  };
}

/** @param {string} base64 */
function bytes(base64) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(base64);
  }
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** What a gzipped file begins with (RFC 1952), and no module does. */
const GZIPPED = 0x1f;

/**
 * A module as it was compiled; none where there is none.
 * @param {string | undefined} packed in base64, gzipped where the page cannot answer for what unpacks it
 */
async function unpack(packed) {
  if (packed === undefined) return undefined;
  const module = bytes(packed);
  if (module[0] !== GZIPPED) return module;
  const plain = new Blob([module]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/**
 * The glue asks for `WebAssembly` by name; in this world nobody else does, and not in between.
 * @param {VouchGlue} glue
 * @param {(imports: object) => object} twin
 */
function startTwin(glue, twin) {
  const real = globalThis.WebAssembly;
  const fake = /** @type {any} */ (standIn(twin));
  globalThis.WebAssembly = fake;
  try {
    glue.initSync({ module: new fake.Module() });
  } finally {
    globalThis.WebAssembly = real;
  }
}

/**
 * Starts a module, or its twin where there is none.
 * @param {VouchGlue} glue
 * @param {Uint8Array<ArrayBuffer> | undefined} module
 * @param {(imports: object) => object} twin
 */
function start(glue, module, twin) {
  if (module === undefined) startTwin(glue, twin);
  else glue.initSync({ module });
}

/**
 * Starts the stemmers where a word is first cut: most people's first pages are read without keywords.
 * @param {Uint8Array<ArrayBuffer> | undefined} module
 */
function stemming(module) {
  let started = false;
  return (/** @type {string} */ language, /** @type {string} */ words) => {
    if (!started) {
      start(globalThis.vouchStems, module, globalThis.vouchStemsTwin);
      started = true;
    }
    return String(globalThis.vouchStems.stems?.(language, words));
  };
}

/**
 * Starts the marks' module where it arrives; before, there are no marks.
 * @param {string} messages
 * @returns {typeof vouchMarking}
 */
function marking(messages) {
  let started = false;
  return {
    lacking: () => (started ? undefined : globalThis.vouchEngine),
    async take(packed) {
      const module = await unpack(packed);
      if (started) return;
      start(globalThis.vouchMarks, module, globalThis.vouchMarksTwin);
      globalThis.vouchMarks.furnish_marks?.(messages);
      started = true;
    },
    look: (look) => {
      globalThis.vouchMarks.look_marks?.(look);
    },
    show: (marks, elements) => String(globalThis.vouchMarks.show_marks?.(marks, elements)),
    ask: (method) => (started ? String(globalThis.vouchMarks[method]?.()) : "off"),
  };
}

globalThis.vouchStart ??= async ({ modules, tables, messages }) => {
  try {
    const [page, stems] = await Promise.all([unpack(modules?.page), unpack(modules?.stems)]);
    if (!globalThis.vouchEngine) {
      globalThis.vouchStem = stemming(stems);
      globalThis.vouchMarking = marking(messages);
      start(globalThis.vouchGlue, page, globalThis.vouchTwin);
      globalThis.vouchGlue.furnish?.(tables, messages);
      globalThis.vouchEngine = modules ? "wasm" : "js";
    }
    return { ok: globalThis.vouchEngine };
  } catch (error) {
    return { error: String(error) };
  }
};

// Chromium swallows what an injected function throws, hence answers instead of exceptions.
globalThis.vouchCall ??= async (method, ...args) => {
  try {
    if (method === "analyze") globalThis.vouchLinks.keep();
    const run = globalThis.vouchGlue[method];
    return run ? { ok: String(await run(...args)) } : { error: `the engine has no ${method}` };
  } catch (error) {
    return { error: String(error) };
  }
};

// The injection's own result: the engine that already runs here, if any.
globalThis.vouchEngine ?? "";
