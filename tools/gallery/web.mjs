/** The small web that the pictures are made of: pages of our own, each for one thing that a view has to cope with. */

import { readFileSync } from "node:fs";
import { EXAMPLE, PDF } from "../drive/example.mjs";

/** @param {string} path From the folder of tests. */
const read = (path) => readFileSync(new URL(`../../tests/${path}`, import.meta.url));

/** @param {string} title @param {string} main @param {string} [lang] */
const page = (
  title,
  main,
  lang = "en",
) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<title>${title}</title><meta name="viewport" content="width=device-width"><style>:root { color-scheme: light dark; }
body { max-width: 640px; margin: 24px auto; font: 17px/1.6 Georgia, serif; }</style></head>
<body><main><article><h1>${title}</h1>${main}</article></main></body></html>`;

const WORD = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung";

/** A word and an address that no line can hold. */
const LONG = page(
  `${WORD}${WORD}`,
  `<p>The word ${WORD}${WORD} stands in <a href="https://${"very-long-name-of-a-site".repeat(2)}.${"and-a-longer-domain".repeat(2)}.example/${"path-without-end/".repeat(20)}?q=${"x".repeat(300)}">${WORD}${WORD}${WORD}</a>
without a break, and so does <a rel="nofollow" href="https://other.example/${"y".repeat(200)}">https://other.example/${"y".repeat(200)}</a> as a bare address.</p>
<p>A third link has <a rel="ugc" href="https://third.example/">${"many short words in a row that never come to an end ".repeat(12)}</a>, as some do.</p>`,
);

/** What a page can be blamed for, links by the thousand. */
const RISKY = page(
  "Write for us: guest posts and casino links",
  `<p>Guest post with one dofollow link: $60. Link insertion in an old text: $40. Our prices include publishing within a day,
and links are permanent. Payment via PayPal before we publish.</p>
<p>We thank <a href="https://best-casino.example/">best online casino bonus</a>, <a href="https://payday.example/">cheap payday loans</a>,
<a href="https://pills.example/">buy viagra online</a> and <a href="https://bets.example/">sports betting tips</a> for their trust.</p>
<p>Our shop of the month is <a href="https://www.amazon.com/dp/B000000000?tag=risky-20">this mower</a>.</p>
<p style="position: absolute; left: -9999px"><a href="https://hidden-casino.example/">casino</a> <a href="https://hidden-pills.example/">viagra</a>
<a href="https://hidden-loans.example/">payday loans</a></p>
<p>${Array.from({ length: 2000 }, (_, nth) => `<a href="https://farm${nth}.example/">best deal ${nth}</a>`).join(" ")}</p>`,
);

/** All kinds of marks beneath each other. */
const MARKS = page(
  "One mark of each kind",
  `<p>A link that is <a href="https://first.example/">followed</a>, as most are.</p>
<p>One that is <a rel="nofollow" href="https://second.example/">nofollow</a>.</p>
<p>One by a visitor, <a rel="ugc" href="https://third.example/">ugc</a>.</p>
<p>One that was paid for, <a rel="sponsored" href="https://fourth.example/">sponsored</a>.</p>
<p>One to <a href="https://rainworks.example/">a site of yours</a>, and one to <a href="https://claypapers.example/">a rival's</a>.</p>
<p>Two that are side by side: <a href="https://fifth.example/">one</a> <a rel="nofollow" href="https://sixth.example/">two</a>.</p>`,
);

/** The same with a footer, and a block of which nothing says what it is. */
const DOUBTFUL = MARKS.replace(
  "</article></main>",
  `</article></main><div><a href="https://seventh.example/">A link of no known place</a></div>
<footer>Made by <a href="https://studio.example/">a studio</a>, hosted by <a href="https://host.example/">a host</a></footer>`,
);

/** Names the person without a link, with something that a link may be in. */
const NAMING = page(
  "Basins, and who sizes them",
  `<p>The basin was sized by Rainworks, and it has never overflowed. A short address is at <a href="https://bit.ly/3abcd">this
place</a>.</p><iframe src="https://elsewhere.example/"></iframe>`,
);

/** Links to the person in its text and in a frame. */
const SEVERAL = page(
  "Basins",
  `<p>See <a href="https://rainworks.example/a">one page</a>, <a rel="nofollow" href="https://rainworks.example/b">another</a> and
<a href="https://rainworks.example/c">a third</a>.</p>
<iframe srcdoc='<p>And <a href="https://rainworks.example/d">one in a frame</a>.</p>'></iframe>`,
);

/** Takes its time to be read. */
const LARGE = page(
  "A directory of everything",
  Array.from(
    { length: 30_000 },
    (_, nth) => `<p>Entry ${nth}: <a href="https://site${nth}.example/">site ${nth}</a>.</p>`,
  ).join("\n"),
);

/** Says of all its links that they are not to be followed. */
const UNFOLLOWED = MARKS.replace(
  "<title>",
  '<meta name="robots" content="noindex, nofollow"><title>',
);

/** Addresses by what is there. */
export const URLS = {
  example: EXAMPLE.url,
  seller: "https://seller.example/write-for-us",
  thread: "https://forum.thread.example/t/42",
  lonely: "https://lonely.example/",
  long: `https://long.example/${"folder-in-a-folder/".repeat(12)}`,
  risky: "https://risky.example/write-for-us",
  rtl: "https://boats.example/ar",
  marks: "https://marks.example/",
  doubtful: "https://doubtful.example/",
  naming: "https://naming.example/",
  several: "https://several.example/",
  own: "https://rainworks.example/",
  rival: "https://claypapers.example/",
  empty: "https://empty.example/",
  large: "https://large.example/",
  unfollowed: "https://unfollowed.example/",
  pdf: "https://files.example/handbook.pdf",
};

/** @param {import("../drive/pages.mjs").Pages} pages */
export function fill(pages) {
  pages.put(EXAMPLE.url, EXAMPLE);
  pages.put(URLS.seller, { body: read("prospects/09-sells-links.html") });
  pages.put(URLS.thread, { body: read("prospects/07-thread.html") });
  pages.put(URLS.lonely, {
    body: page(
      "A page without a link",
      "<p>Nothing here leads anywhere, and that is all there is to say of it. It has some words, so that there is something to read, and no more.</p>",
    ),
  });
  pages.put(URLS.long, { body: LONG });
  pages.put(URLS.risky, { body: RISKY });
  pages.put(URLS.rtl, { body: read("pages/rtl/page.html") });
  pages.put(URLS.marks, { body: MARKS });
  pages.put(URLS.naming, { body: NAMING });
  pages.put(URLS.several, { body: SEVERAL });
  pages.put(URLS.doubtful, { body: DOUBTFUL });
  for (const url of [URLS.own, URLS.rival]) pages.put(url, { body: MARKS });
  pages.put(URLS.empty, { body: page("Coming soon", "<p>This site is coming soon.</p>") });
  pages.put(URLS.large, { body: LARGE });
  pages.put(URLS.unfollowed, { body: UNFOLLOWED });
  pages.put(URLS.pdf, { body: PDF, type: "application/pdf" });
}
