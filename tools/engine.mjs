// Makes the engine's files from the bound modules, `page`, `marks`, `stems` and `views`: `engine.mjs BOUND_DIR OUT_DIR`.
// Knows nothing of what the engine does; compiling and binding come before (see build.sh).

import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { numbered } from "./order.mjs";

const run = promisify(execFile);

/** What the precompiled standard library uses; lowering refuses to work under `--all-features`. */
const FEATURES = [
  "--mvp-features",
  "--enable-bulk-memory",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
];

/** Keeps functions apart: a body copied into its callers compresses worse (18 kB of 290). */
const APART = [
  "--always-inline-max-function-size=0",
  "--flexible-inline-max-function-size=0",
  "--one-caller-inline-max-function-size=0",
];

/** By their own names, where copies of one generic stand together (6 kB of 300), or by those of `numbered` (9 more). */
const ORDERED = "--reorder-functions-by-name";

/**
 * Smaller once gzipped, of 300 kB: `-Os` by 1 as against `-Oz`; no hints of alignment, which no engine heeds on x86 or ARM, 2;
 * common subexpressions left to engines, 1; offsets in the instruction, 1: no address wraps around, as the stack's end lies
 * lowest in memory and is never reached.
 */
const SMALL = ["--low-memory-unused", "--skip-pass=local-cse", "-Os", "--dealign"];

/** Rewrites what plain JavaScript has no counterpart for. */
const LOWERING = [
  "--signext-lowering",
  "--llvm-memory-copy-fill-lowering",
  "--llvm-nontrapping-fptoint-lowering",
];

/**
 * @param {string} tool one of binaryen's
 * @param {...string} args
 */
async function binaryen(tool, ...args) {
  const script = path.join("node_modules", "binaryen", "bin", tool);
  await run(process.execPath, [script, ...args], { maxBuffer: 1 << 26 });
}

/**
 * Replaces what must be there exactly once, so that a change of the tools' output cannot pass unseen.
 * @param {string} text
 * @param {RegExp} pattern with the flag `g`
 * @param {string} replacement
 */
function replaceOnce(text, pattern, replacement) {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== 1) {
    throw new Error(`${found} matches of ${pattern} where one was expected`);
  }
  return text.replace(pattern, () => replacement);
}

/**
 * A second injection into one document must find the first one's engine, not start over.
 * Ends in a plain value: Firefox hands the last one to whoever injects the script, and fails when it is a function.
 * @param {string} glue
 */
function guarded(glue) {
  const name = glue.match(/^\s*let (\w+) = \(function/)?.[1];
  if (!name) {
    throw new Error("a glue does not begin with its global");
  }
  return `if (!globalThis.${name}) {\n${glue.trimEnd()}\nglobalThis.${name} = ${name};\n}\n"";\n`;
}

/**
 * The module as a function of its imports that gives its exports.
 *
 * Growth must detach the old buffer as WebAssembly's does: the glue notices stale views by that alone.
 * Ends in a plain value, as the glue does.
 * @param {string} name
 * @param {string} twin an ES module by wasm2js
 */
function wrapped(name, twin) {
  const growth = /new ArrayBuffer\(newPages << 16\)/g;
  const copy = /^.*newHEAP8\.set\(HEAP8\);\n/gm;
  const tail = /^var retasmFunc = asmFunc\(\{[\s\S]*$/gm;
  let body = twin.replace(/^import \* as .*\n/m, "");
  body = replaceOnce(body, growth, "buffer.transfer(newPages << 16)");
  body = replaceOnce(body, copy, "");
  body = replaceOnce(body, tail, "return asmFunc(imports);");
  return `globalThis.${name} ??= (imports) => {\n${body}\n};\n"";\n`;
}

const [boundDir = "", outDir = ""] = process.argv.slice(2);
if (!outDir) {
  throw new Error("usage: engine.mjs BOUND_DIR OUT_DIR");
}

/** @param {string} name */
const moduleOf = (name) => path.join(boundDir, name, "vouch_bg.wasm");

/** @param {string} name */
async function pack(name) {
  const wasm = path.join(outDir, `${name}.wasm`);
  await binaryen("wasm-opt", moduleOf(name), "-o", wasm, ...FEATURES, ...APART, ...SMALL);
  await writeFile(wasm, numbered(await readFile(wasm)));
  await binaryen("wasm-opt", wasm, "-o", wasm, ...FEATURES, ORDERED);
  const glue = await readFile(path.join(boundDir, name, "vouch.js"), "utf8");
  await writeFile(path.join(outDir, `${name}.js`), guarded(glue));
}

/**
 * The plain JavaScript form; only pages have policies that call for it.
 * @param {string} name
 * @param {string} twinName
 */
async function lower(name, twinName) {
  const lowered = path.join(boundDir, name, "lowered.wasm");
  const twin = path.join(boundDir, name, "twin.js");
  const passes = [...FEATURES, ...LOWERING, ORDERED, "-Oz"];
  await binaryen("wasm-opt", moduleOf(name), "-o", lowered, ...passes);
  await binaryen("wasm2js", lowered, "-o", twin, "--enable-mutable-globals", "-Oz");
  const packed = path.join(outDir, `${name}-twin.js`);
  await writeFile(packed, wrapped(twinName, await readFile(twin, "utf8")));
}

await mkdir(outDir, { recursive: true });
await Promise.all([
  ...["page", "marks", "stems", "views"].map(pack),
  lower("page", "vouchTwin"),
  lower("marks", "vouchMarksTwin"),
  lower("stems", "vouchStemsTwin"),
]);
