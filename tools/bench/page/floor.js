// The least that a reading of links can do: a loop over them. What anything that reads links is held against.

/** How many links there are. */
globalThis.vouchFloor = () => {
  // What HTML's elements and ARIA's roles name as landmarks.
  const landmarks = `main, nav, header, footer, aside, section, form, search, [role=main], [role=navigation],
    [role=banner], [role=contentinfo], [role=complementary], [role=region], [role=form], [role=search]`;
  const rows = [];
  for (const link of document.links) {
    rows.push([link.href, link.rel, link.textContent, link.closest(landmarks)]);
  }
  return rows.length;
};
