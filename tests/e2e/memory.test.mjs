/** A hundred analyses in one tab: no node and no listener stays, and memory is flat. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { afterAnalyses } from "../../tools/measure/memory.mjs";
import { EXAMPLE, inEachBrowser, tabOf } from "./setup.mjs";

/** How much more may be held after them. */
const GROWTH = 1.05;

inEachBrowser((context) => {
  test("a hundred analyses leave no node, no listener and no more memory", async (t) => {
    const behind = await context.options();
    await context.click(EXAMPLE.url, async (popup, page) => {
      const tab = await tabOf(popup);
      await popup.close();
      const { looks, left, changed } = await afterAnalyses(behind, page, { tab });
      t.diagnostic(JSON.stringify(looks));
      assert.equal(changed, false, "the page is as it was");
      assert.deepEqual(left, { listeners: 0, observers: 0 });
      const [before, after] = looks;
      assert.ok(before && after);
      for (const [at, bytes = 0] of before.modules.entries()) {
        const now = after.modules[at] ?? 0;
        assert.ok(now <= bytes * GROWTH, `module ${at}: ${bytes}, then ${now} bytes`);
      }
      // Of what Firefox's whole process allocates, a part is its own and comes with use.
      if (before.nodes !== undefined && before.listeners !== undefined) {
        assert.ok((after.nodes ?? 0) <= before.nodes, `${before.nodes}, then ${after.nodes} nodes`);
        assert.ok((after.listeners ?? 0) <= before.listeners, `${after.listeners} listeners`);
        assert.ok(after.heap <= before.heap * GROWTH, `${before.heap}, then ${after.heap} bytes`);
      }
    });
    await behind.close();
  });
});
