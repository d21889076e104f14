// Takes the names that our scripts share before anything of the page can answer to them: an element with such an id, or a
// frame with such a name, is found as a property of the window (HTML Standard, "named access on the Window object"), in
// our world too. The names are declared in tools/globals.d.ts.

for (const name of [
  "vouchFlattener",
  "vouchSight",
  "vouchReveals",
  "vouchGlue",
  "vouchTwin",
  "vouchLinks",
  "vouchMarks",
  "vouchMarksTwin",
  "vouchStems",
  "vouchStemsTwin",
  "vouchStem",
  "vouchMarking",
  "vouchRows",
  "vouchGiven",
  "vouchSpeech",
  "vouchEngine",
  "vouchStart",
  "vouchCall",
  "vouchTurn",
]) {
  if (!Object.hasOwn(globalThis, name)) {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true });
  }
}
