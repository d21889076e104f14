/** Pages that extensions may not read get a plain sentence, not a spinner. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { PDF } from "../../tools/drive/example.mjs";
import { count, inEachBrowser } from "./setup.mjs";

/** Browser pages to try; Firefox lets extensions into about:blank. */
const CLOSED = {
  chromium: ["about:blank", "chrome://version/"],
  firefox: ["about:config", "about:support"],
};

inEachBrowser((context) => {
  const pdf = "https://files.example/handbook.pdf";
  context.pages.put(pdf, { body: PDF, type: "application/pdf" });

  for (const url of [...CLOSED[context.browser], pdf]) {
    test(`says why ${url} cannot be read`, async () => {
      await context.click(url, async (popup, _page, state) => {
        assert.equal(state, "restricted");
        assert.match(await popup.text("#trouble [data-field=sentence]"), /\w+ .*\w\.$/);
        assert.equal(
          await popup.evaluate(count, "#answer:not([hidden])"),
          0,
          "no answer beside it",
        );
        assert.equal(await popup.evaluate(count, "#status:not([hidden])"), 0, "nothing is awaited");
      });
    });
  }
});
