// Starts the engine in a page and passes calls on to it; injected after page.js.
// Knows one of the engine's methods, by which it gets the package's data, and nothing of the page.

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

/**
 * @param {string} base64
 * @returns {"wasm"}
 */
function startWasm(base64) {
  globalThis.vouchGlue.initSync({ module: bytes(base64) });
  return "wasm";
}

/**
 * The glue asks for `WebAssembly` by name; in this world nobody else does, and not in between.
 * @returns {"js"}
 */
function startTwin() {
  const real = globalThis.WebAssembly;
  const fake = /** @type {any} */ (standIn(globalThis.vouchTwin));
  globalThis.WebAssembly = fake;
  try {
    globalThis.vouchGlue.initSync({ module: new fake.Module() });
  } finally {
    globalThis.WebAssembly = real;
  }
  return "js";
}

globalThis.vouchStart ??= ({ wasm, tables, messages }) => {
  try {
    if (!globalThis.vouchEngine) {
      const engine = wasm === undefined ? startTwin() : startWasm(wasm);
      globalThis.vouchGlue.furnish?.(tables, messages);
      globalThis.vouchEngine = engine;
    }
    return { ok: globalThis.vouchEngine };
  } catch (error) {
    return { error: String(error) };
  }
};

// Chromium swallows what an injected function throws, hence answers instead of exceptions.
globalThis.vouchCall ??= async (method, ...args) => {
  try {
    const run = globalThis.vouchGlue[method];
    return run ? { ok: String(await run(...args)) } : { error: `the engine has no ${method}` };
  } catch (error) {
    return { error: String(error) };
  }
};

// The injection's own result: the engine that already runs here, if any.
globalThis.vouchEngine ?? "";
