// Makes the stores' archives of dist/, with the same bytes each time, and refuses what should not be in them.
// Both stores get the same files: what was tested is what is shipped.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";

const DIST = "dist";
const OUT = "out";

/** All that may be in a package, one pattern a line. */
const CONTENTS = [
  /^manifest\.json$/,
  /^_locales\/[a-z]{2}(_[A-Z]{2})?\/messages\.json$/,
  /^icons\/(16|32|48|128)\.png$/,
  /^icons\/vouch\.svg$/,
  /^(look|signs)\.css$/,
  /^(basket|options|popup|welcome)\.(html|css|js)$/,
  /^example\.json$/,
  /^(background|catalog|content|engine|flatten|inject|links|names|reveals|sight|tab|tables)\.js$/,
  /^(marks|page|stems)(-twin)?\.js$/,
  /^views\.(js|wasm)$/,
  /^(marks|page|stems)\.wasm\.gz$/,
];

/** What gives a machine, its user or a source map away. */
const TRACES = /\/(home|root|Users)\/|[A-Z]:\\Users|sourceMappingURL/;

/** The earliest time an archive can hold, in the packing machine's own zone, as archives have it. */
const TIME = new Date(1980, 0, 1);

/** @param {string} folder @returns {Promise<string[]>} sorted */
async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * @param {string[]} names
 * @param {Record<string, Uint8Array>} packed
 * @returns {string[]} what is wrong
 */
function objections(names, packed) {
  const strays = names.filter((name) => !CONTENTS.some((pattern) => pattern.test(name)));
  const missing = CONTENTS.filter((pattern) => !names.some((name) => pattern.test(name)));
  const traces = names.filter((name) =>
    TRACES.test(Buffer.from(packed[name] ?? []).toString("latin1")),
  );
  return [
    ...strays.map((name) => `${name} does not belong into a package`),
    ...missing.map((pattern) => `nothing matches ${pattern}`),
    ...traces.map((name) => `${name} names a machine's folder or a source map`),
  ];
}

const names = await files(DIST);
/** @type {Record<string, Uint8Array>} */
const packed = {};
for (const name of names) {
  packed[name] = await readFile(path.join(DIST, name));
}
const wrong = objections(names, packed);
if (wrong.length > 0) {
  throw new Error(wrong.join("\n"));
}
const { version } = JSON.parse(Buffer.from(packed["manifest.json"] ?? []).toString());
const archive = zipSync(packed, { level: 9, mtime: TIME });
await mkdir(OUT, { recursive: true });
for (const store of ["chrome", "firefox"]) {
  const name = path.join(OUT, `vouch-${version}-${store}.zip`);
  await writeFile(name, archive);
  console.log(`${name}: ${names.length} files, ${archive.length} bytes`);
}
