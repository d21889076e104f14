// Starts the engine and hands the basket's page over to it.
// Shows nothing itself.

await globalThis.vouchGlue.basket?.(await globalThis.vouchReady);
