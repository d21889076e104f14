// Starts the engine and hands the options page over to it.
// Shows nothing itself.

Object.assign(globalThis, {
  vouch: {
    /** @param {string} json */
    async checkSettings(json) {
      await globalThis.vouchReady;
      return JSON.parse(String(globalThis.vouchGlue.check_settings?.(json)));
    },
  },
});

await globalThis.vouchGlue.options?.(await globalThis.vouchReady);
