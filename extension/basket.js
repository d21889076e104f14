// Starts the engine and hands the basket's page over to it.
// Shows nothing itself.

import { fillAll } from "./engine.js";

await fillAll((messages) => globalThis.vouchGlue.basket?.(messages));
