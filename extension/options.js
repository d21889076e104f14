// Starts the engine and hands the options page over to it.
// Shows nothing itself.

/** @returns {Promise<"ready">} */
async function settle() {
  await globalThis.vouchReady;
  await globalThis.vouchGlue.options();
  return "ready";
}

globalThis.vouch = {
  settled: settle(),
  async checkSettings(json) {
    await globalThis.vouchReady;
    return JSON.parse(String(globalThis.vouchGlue.check_settings(json)));
  },
};
