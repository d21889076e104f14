// Runs in the page beside the engine: puts one text after the other into the page and has the engine read it for each profile.
// The page is our own, made for this.

/** @returns {number[][]} for each text, for each profile: the middle of the relevance that the report gives, doubled */
globalThis.vouchStudy = () => {
  const { texts, profiles } = JSON.parse(document.querySelector("script")?.textContent ?? "");
  return texts.map((/** @type {string} */ text) => {
    document.body.textContent = text;
    return profiles.map((/** @type {string[]} */ keywords) => {
      const head = globalThis.vouchGlue.analyze?.(JSON.stringify({ keywords }));
      const { low, high } = JSON.parse(String(head)).page.relevance;
      return low + high;
    });
  });
};

// The injection's own result has to be data.
("ready");
