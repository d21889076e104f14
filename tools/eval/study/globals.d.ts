// What the measuring copy's scripts share through the global object.

/** What was found on one page; times in milliseconds. */
interface VouchContest {
  /**
   * The engine's `analyze` as a whole (snapshot, classification, values and the popup's first answer), and of it the
   * first two; the first time first.
   */
  engine: { whole: number; placed: number }[];
  /** Readability's `parse()` alone. */
  readability: number[];
  /** Numbers of the links that Readability keeps in its article; none where it finds no article. */
  kept: number[];
  /** Where the path rules see each link. */
  places: string[];
}

// Set by contest.js or rank.js, and by path-rules.js.
declare var vouchStudy: () => Promise<VouchContest | number[][] | { error: string }>;
declare var vouchPathRules: (link: Element) => string;

// Set by readability.js, npm's `@mozilla/readability`.
declare class Readability {
  constructor(document: Document);
  parse(): { content: string } | null;
}
