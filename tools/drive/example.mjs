/** The page that `run` shows, the tests read and the pictures are made of, and the address it has there. */

import { readFileSync } from "node:fs";

export const EXAMPLE = {
  url: "https://wetfeet.example/journal/rain-garden-dry-summer",
  body: readFileSync(new URL("../../tests/pages/example.html", import.meta.url)),
};

/** The smallest document that both browsers' viewers open. */
export const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
