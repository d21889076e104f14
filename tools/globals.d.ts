// What the extension's scripts share through the global object; types only, nothing of it is packed.

type VouchEngine = "wasm" | "js";
type VouchAnswer = { ok: string } | { error: string };

interface VouchGlue {
  (source: { module_or_path: string | Promise<Response> }): Promise<unknown>;
  initSync(source: { module: Uint8Array<ArrayBuffer> | object }): unknown;
  // The engine's exports (src/browser.rs): strings and booleans in, strings out, some later.
  [method: string]: (...args: unknown[]) => unknown;
}

// Set by page.js, views.js and page-twin.js; by marks.js and marks-twin.js; by stems.js and stems-twin.js.
declare var vouchGlue: VouchGlue;
declare var vouchTwin: (imports: object) => object;
declare var vouchMarks: VouchGlue;
declare var vouchMarksTwin: (imports: object) => object;
declare var vouchStems: VouchGlue;
declare var vouchStemsTwin: (imports: object) => object;

// The modules of a page, in base64, gzipped or as they were compiled.
interface VouchModules {
  page: string;
  stems: string;
}

// Set by flatten.js, for the engine alone.
interface VouchPlan {
  // Names between spaces: elements to pass over with all in them, elements that may host a shadow root, and what to
  // write of each element, where "#html" and "#svg" stand for a link's resolved address in either, "#title" for an
  // svg's own title.
  passed: string;
  hosts: string;
  attributes: string;
}
interface VouchPiece {
  marks: Uint32Array<ArrayBuffer>;
  // Joined by U+0000, in the order of the marks, in UTF-8; `tags`, those that no piece before had, in the order of their
  // numbers.
  texts: Uint8Array<ArrayBuffer>;
  tags: string;
  // How many links all pieces have so far, whether this is the last one, and whether nothing was left out of an endless page.
  links: number;
  ended: boolean;
  whole: boolean;
}
interface VouchWalk {
  // Goes on for so many nodes; between two calls the page may change.
  walk(most: number): VouchPiece;
  // Every element with an `open` mark, and the documents of frames that may be read.
  elements: Element[];
  frames: Document[];
}
interface VouchFlattener {
  flatten(root: Element, plan: VouchPlan): VouchWalk;
}
declare var vouchFlattener: VouchFlattener;

// Set by sight.js, for the engine alone.
interface VouchSight {
  // Of each element by its number: left, top, width, height in the viewport, and 1 where it is rendered.
  boxes(elements: Element[], numbers: Uint32Array<ArrayBuffer>): Float64Array<ArrayBuffer>;
  // Of each element the number of its row of computed values; the different rows, values joined by U+0000. Of others than
  // links only the first so many properties are read, and the other values are empty.
  styles(
    elements: Element[],
    numbers: Uint32Array<ArrayBuffer>,
    wanted: { view: Window; properties: string; ofAll: number },
  ): { rows: Uint32Array<ArrayBuffer>; texts: string };
}
declare var vouchSight: VouchSight;

// Set by reveals.js: of each element what may bring it into view, 0 where nothing was found.
interface VouchReveals {
  openers(
    elements: Element[],
    numbers: Uint32Array<ArrayBuffer>,
    view: Window,
  ): Uint8Array<ArrayBuffer>;
}
declare var vouchReveals: VouchReveals;

// Set by links.js. For the loader: keeps what links there are, as the page is read now. For the popup: those kept and those
// of now, as JSON, or nothing where none were kept.
interface VouchLinks {
  keep(): void;
  looks(): string;
}
declare var vouchLinks: VouchLinks;

// Set by content.js.
declare var vouchEngine: VouchEngine | undefined;
declare var vouchStart: (
  // Without any the twins are started.
  modules?: VouchModules,
) => Promise<{ ok: VouchEngine } | { error: string }>;
// Set by inject.js: modules that are in a page before the scripts that start them.
declare var vouchGiven: VouchModules | undefined;
// The catalog's JSON. For the loader: whether there is none yet; and here it is. For the marks: what there is.
declare var vouchSpeech: {
  lacking(): boolean;
  take(messages: string): void;
  messages(): string;
};
// Words cut to their stems, for the engine alone; set by options.js too.
declare var vouchStem: (language: string, words: string) => string;
// The module of the marks. For the loader: which engine has none yet; the module, as those above, or none for its
// twin; and the look of the settings, as JSON. For the engine: JSON of marks and the page's links by number in, "on" or the like out; `ask` calls a method of it
// that takes nothing.
declare var vouchMarking: {
  lacking(): VouchEngine | undefined;
  take(packed?: string): Promise<void>;
  look(look: string): void;
  show(marks: string, elements: Element[]): string;
  ask(method: string): string;
};
// For the engine: over when the page has had its turn.
declare var vouchTurn: () => Promise<void>;
declare var vouchCall: (method: string, ...args: unknown[]) => Promise<VouchAnswer>;

// Set by engine.js: the catalog's JSON, once `vouchGlue` can be called in an extension page.
declare var vouchReady: Promise<string>;

// Set by tables.js: the tables of the package as one text; emptied in a tab whose engine has it.
declare var vouchRows: string;

// Set by engine.js: that text, once it is there.
declare var vouchTables: () => Promise<string>;

// Set by popup.js for the popup's program in the engine: the tab it speaks of.
declare var vouchTab: {
  address(): string;
  isPrivate(): boolean;
  version(): string;
  ready(): Promise<{ ok: VouchEngine } | { error: string } | { restricted: string }>;
  call(method: string, args: unknown[]): Promise<VouchAnswer>;
  looks(): Promise<string>;
};

// What tests and drivers ask of an extension page: the first two of the popup, the last of the options page.
declare var vouch: {
  settled: Promise<"complete" | "restricted" | "error">;
  report(format: string): Promise<string>;
  checkSettings(json: string): Promise<{ ok?: object; error?: string }>;
};

// Newer than TypeScript's library, and than the oldest browsers we run in.
interface Uint8Array {
  toBase64?(): string;
}
interface Uint8ArrayConstructor {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>;
}

// Made by the build; sets `vouchGlue`.
declare module "*/views.js";
