/** A million rows are imported in time, kept in little room, and seldom taken for others. In one browser: both run one engine. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { imports } from "../../tools/bench/imports.mjs";

/** So many that a filter that tells nothing apart is found out. */
const ROUNDS = 4;

test("an import of a million rows stays within its limits", async () => {
  const { bars } = await imports(1, { rounds: ROUNDS, pause: Number.POSITIVE_INFINITY });
  assert.deepEqual(
    bars.filter(({ held }) => !held),
    [],
  );
});
