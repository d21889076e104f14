// Starts the engine in a page and passes calls on to it; injected after stems.js and page.js.
// Knows the engine's methods that get the package's data, that read, and that tell of a break; nothing of the page.

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
 * A module to be started, compiled while it unpacks; none where there is none.
 * @param {string | undefined} packed in base64, gzipped where the page cannot answer for what unpacks it
 */
async function unpack(packed) {
  if (packed === undefined) return undefined;
  const module = bytes(packed);
  if (module[0] !== GZIPPED) return module;
  const plain = new Blob([module]).stream().pipeThrough(new DecompressionStream("gzip"));
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(plain, { headers }));
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
 * @param {Uint8Array<ArrayBuffer> | WebAssembly.Module | undefined} module
 * @param {(imports: object) => object} twin
 */
function start(glue, module, twin) {
  if (module === undefined) startTwin(glue, twin);
  else glue.initSync({ module });
}

/**
 * Starts the stemmers where a word is first cut: most people's first pages are read without keywords.
 * @param {Uint8Array<ArrayBuffer> | WebAssembly.Module | undefined} module
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
 * Takes the catalog where something is to be put into words; most first answers are shown by the popup's.
 * @returns {typeof vouchSpeech}
 */
function speech() {
  let messages = "";
  return {
    lacking: () => messages === "",
    take(catalog) {
      globalThis.vouchGlue.speak?.(catalog);
      messages = catalog;
    },
    messages: () => messages,
  };
}

/**
 * Starts the marks' module where it arrives; before, there are no marks.
 * @returns {typeof vouchMarking}
 */
function marking() {
  let started = false;
  return {
    lacking: () => (started ? undefined : globalThis.vouchEngine),
    async take(packed) {
      const module = await unpack(packed);
      if (started) return;
      start(globalThis.vouchMarks, module, globalThis.vouchMarksTwin);
      globalThis.vouchMarks.furnish_marks?.(globalThis.vouchSpeech.messages());
      started = true;
    },
    look: (look) => {
      globalThis.vouchMarks.look_marks?.(look);
    },
    show: (marks, elements) => String(globalThis.vouchMarks.show_marks?.(marks, elements)),
    ask: (method) => (started ? String(globalThis.vouchMarks[method]?.()) : "off"),
  };
}

/** Starts the engine where the modules were here before this script. */
async function begin() {
  const modules = globalThis.vouchGiven;
  globalThis.vouchGiven = undefined;
  return modules && globalThis.vouchStart(modules);
}

globalThis.vouchStart ??= async (modules) => {
  try {
    if (globalThis.vouchEngine) return { ok: globalThis.vouchEngine };
    // Compiled beside the page's, which takes longer.
    const [page, stems] = await Promise.all([unpack(modules?.page), unpack(modules?.stems)]);
    if (!globalThis.vouchEngine) {
      globalThis.vouchStem = stemming(stems);
      globalThis.vouchSpeech = speech();
      globalThis.vouchMarking = marking();
      start(globalThis.vouchGlue, page, globalThis.vouchTwin);
      globalThis.vouchGlue.furnish?.(globalThis.vouchRows);
      globalThis.vouchRows = "";
      globalThis.vouchEngine = modules ? "wasm" : "js";
    }
    return { ok: globalThis.vouchEngine };
  } catch (error) {
    return { error: String(error) };
  }
};

// A message to itself: timers wait four milliseconds each from the fifth on, and a second where the tab is not in view.
globalThis.vouchTurn ??= () =>
  new Promise((over) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      over();
    };
    port2.postMessage("");
  });

/**
 * The answer, or an error where the engine broke off within a slice: then no answer ever comes.
 * @param {Promise<unknown>} answer
 */
async function unlessBroken(answer) {
  let timer;
  const broken = new Promise((_, reject) => {
    timer = setInterval(() => {
      if (globalThis.vouchGlue.broke_off?.()) reject(new Error("the reading broke off"));
    }, 1000);
  });
  try {
    return await Promise.race([answer, broken]);
  } finally {
    clearInterval(timer);
  }
}

// Chromium swallows what an injected function throws, hence answers instead of exceptions.
globalThis.vouchCall ??= async (method, ...args) => {
  try {
    if (method === "analyze") globalThis.vouchLinks.keep();
    const run = globalThis.vouchGlue[method];
    if (!run) return { error: `the engine has no ${method}` };
    const answer = run(...args);
    return { ok: String(answer instanceof Promise ? await unlessBroken(answer) : answer) };
  } catch (error) {
    return { error: String(error) };
  }
};

// An engine that runs has a copy of the tables.
if (globalThis.vouchEngine) globalThis.vouchRows = "";

// The injection's own result: the engine that already runs here, if any, else how its start went, if it was started.
globalThis.vouchEngine ?? begin();
