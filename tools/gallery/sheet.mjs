/** The sheet of all pictures: one static page, each state with its browsers and schemes side by side. */

import { escapeUTF8 } from "entities";

/** @typedef {{file: string, caption: string, isMade: boolean}} Picture */
/** @typedef {{name: string, pictures: Picture[]}} Group */

const STYLE = `
:root { color-scheme: light dark; font: 14px/20px system-ui, sans-serif; }
body { margin: 24px; }
section { border-top: 1px solid #8888; padding-block: 8px 24px; }
h2 { font-size: 16px; }
div { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; }
figure { margin: 0; max-width: 640px; }
img { max-width: 100%; border: 1px solid #8888; }
`;

/** Markup with what is put into it as text. @param {TemplateStringsArray} parts @param {...string} texts */
const html = (parts, ...texts) =>
  parts.map((part, at) => part + escapeUTF8(texts[at] ?? "")).join("");

/** @param {Picture} picture */
function figure({ file, caption, isMade }) {
  const open = html`<figure><figcaption>${caption}</figcaption>`;
  const shown = isMade
    ? html`<a href="${file}"><img src="${file}" alt="${caption}" loading="lazy"></a>`
    : "<p><strong>not made</strong></p>";
  return `${open}${shown}</figure>`;
}

/** @param {Group[]} groups */
export function sheet(groups) {
  const sections = groups.map(({ name, pictures }) => {
    const title = html`<h2>${name}</h2>`;
    return `<section>${title}<div>${pictures.map(figure).join("\n")}</div></section>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Vouch: every state</title><style>${STYLE}</style></head>
<body><h1>Every state</h1>
${sections.join("\n")}
</body></html>
`;
}
