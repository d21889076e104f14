// What the bench's scripts share through the global object of a page or a popup.

/** Milliseconds by what they are of; `whole` is the reading, `found` the number of links where one is told. */
type VouchReading = Record<string, number>;

// Set by floor.js, plain.js and race.js.
declare var vouchFloor: () => number;
declare var vouchPlain: () => number;
declare var vouchRace: (
  contender: string,
  limits: { times: number; budget: number },
) => Promise<VouchReading[] | { error: string }>;

/** From when to when, in milliseconds since 1970. */
type VouchSpan = { began: number; ended: number };
/** Of what the engine was called for first: `start`, and its methods by their names. */
type VouchWatchedPage = Record<string, VouchSpan>;
/** When the popup's document began, each call into the page, the first answer and when it was drawn. */
interface VouchWatchedPopup {
  opened: number;
  calls: (VouchSpan & { method: string })[];
  answered: number;
  painted: number;
}

// Set by watch-page.js and watch-popup.js.
declare var vouchWatchedPage: VouchWatchedPage | undefined;
declare var vouchWatchedPopup: VouchWatchedPopup;

// Set by scroll.js.
declare var vouchHighlight: () => void;
declare var vouchDrawn: () => Promise<number>;
declare var vouchScroll: (steps: number) => Promise<number[]>;
