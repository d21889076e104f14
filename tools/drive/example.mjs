/** The page that `run` shows, the tests read and the pictures are made of, and the address it has there. */

import { readFileSync } from "node:fs";

export const EXAMPLE = {
  url: "https://wetfeet.example/journal/rain-garden-dry-summer",
  body: readFileSync(new URL("../../tests/pages/example.html", import.meta.url)),
};
