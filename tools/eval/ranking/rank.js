// Runs in the page beside the engine: puts one text after the other into the page and has the engine read it for each profile.
// The page is our own, made for this.

/** A paragraph of usual length: up to so many characters, to the end of a word. */
const PARAGRAPH = /\S[\s\S]{0,800}\S*/g;

/** The text in paragraphs, as pages have it; the sets give it in one piece. @param {string} text */
function lay(text) {
  const paragraphs = (text.match(PARAGRAPH) ?? []).map((words) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
}

/** For each text, for each profile: the middle of the relevance that the report gives, doubled. */
globalThis.vouchStudy = async () => {
  const { texts, profiles } = JSON.parse(document.querySelector("script")?.textContent ?? "");
  /** @type {number[][]} */
  const ranked = [];
  for (const text of texts) {
    lay(text);
    const row = [];
    for (const keywords of profiles) {
      const head = await globalThis.vouchGlue.analyze?.(JSON.stringify({ keywords }), "");
      const { low, high } = JSON.parse(String(head)).page.relevance;
      row.push(low + high);
    }
    ranked.push(row);
  }
  return ranked;
};

// The injection's own result has to be data.
("ready");
