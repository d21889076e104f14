// Behind the first script that a watched copy brings into a page: notes when the engine starts there and reads.

/** Notes, from now on, when a function of this name that is set later was called first and when it had answered. */
{
  const origin = Date.now() - performance.now();
  const now = () => origin + performance.now();
  /** @type {VouchWatchedPage} */
  const watched = {};
  /** @param {"vouchStart" | "vouchCall"} name @param {(args: unknown[]) => string} noteOf */
  const watch = (name, noteOf) => {
    /** @type {((...args: unknown[]) => Promise<unknown>) | undefined} */
    let run;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => run,
      set: (/** @type {NonNullable<typeof run>} */ given) => {
        run = async (...args) => {
          const note = noteOf(args);
          const began = now();
          const answer = await given(...args);
          watched[note] ??= { began, ended: now() };
          return answer;
        };
      },
    });
  };
  if (!globalThis.vouchWatchedPage) {
    globalThis.vouchWatchedPage = watched;
    watch("vouchStart", () => "start");
    watch("vouchCall", ([method]) => String(method));
  }
}
