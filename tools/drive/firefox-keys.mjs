/**
 * Key names, as in `Shift+Tab`, in the terms of WebDriver and of key events.
 * Presses nothing.
 */

/** WebDriver's code points (https://w3c.github.io/webdriver/#keyboard-actions) and key events' numbers. */
const NAMED = /** @type {Record<string, {point: string, keyCode: number}>} */ ({
  Alt: { point: "\uE00A", keyCode: 18 },
  ArrowDown: { point: "\uE015", keyCode: 40 },
  ArrowLeft: { point: "\uE012", keyCode: 37 },
  ArrowRight: { point: "\uE014", keyCode: 39 },
  ArrowUp: { point: "\uE013", keyCode: 38 },
  Backspace: { point: "\uE003", keyCode: 8 },
  Control: { point: "\uE009", keyCode: 17 },
  Delete: { point: "\uE017", keyCode: 46 },
  End: { point: "\uE010", keyCode: 35 },
  Enter: { point: "\uE006", keyCode: 13 },
  Escape: { point: "\uE00C", keyCode: 27 },
  Home: { point: "\uE011", keyCode: 36 },
  Meta: { point: "\uE03D", keyCode: 91 },
  PageDown: { point: "\uE00F", keyCode: 34 },
  PageUp: { point: "\uE00E", keyCode: 33 },
  Shift: { point: "\uE008", keyCode: 16 },
  Space: { point: " ", keyCode: 32 },
  Tab: { point: "\uE004", keyCode: 9 },
});

/** The single keys of `Alt+Shift+K`. @param {string} keys */
const split = (keys) => keys.split("+");

/** @param {string} name */
function point(name) {
  const found = NAMED[name]?.point ?? name;
  if ([...found].length !== 1) throw new Error(`no key is called ${name}`);
  return found;
}

/**
 * WebDriver's actions for keys held down together.
 * @param {string} keys
 */
export function chord(keys) {
  const points = split(keys).map(point);
  return [
    ...points.map((value) => ({ type: "keyDown", value })),
    ...points.reverse().map((value) => ({ type: "keyUp", value })),
  ];
}

/**
 * WebDriver's actions for a text, key by key.
 * @param {string} text
 */
export function typing(text) {
  return [...text].flatMap((letter) => chord(letter === "\n" ? "Enter" : letter));
}

/** Keys of which keyboards have two. */
const PAIRED = new Set(["Alt", "Control", "Meta", "Shift"]);

/**
 * Key events' data for keys held down together; letters and named keys only.
 * @param {string} keys
 */
export function keyEvents(keys) {
  return split(keys).map((key) => {
    const keyCode = NAMED[key]?.keyCode ?? key.toUpperCase().charCodeAt(0);
    const code = NAMED[key] ? key : `Key${key.toUpperCase()}`;
    return { key, code: PAIRED.has(key) ? `${key}Left` : code, keyCode };
  });
}
