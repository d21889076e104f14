/**
 * The arithmetic of the tables.
 * Knows no page and no label.
 */

/** What is expected and what was read, of one link. @typedef {{expected: unknown, read: unknown}} Pair */

/** @param {readonly unknown[]} part @param {readonly unknown[]} whole */
const share = (part, whole) => part.length / Math.max(whole.length, 1);

/** The share of pairs that agree. @param {readonly Pair[]} pairs */
export function accuracy(pairs) {
  return share(
    pairs.filter(({ expected, read }) => expected === read),
    pairs,
  );
}

/** F1 of one class, 0 where it is neither expected nor read. @param {readonly Pair[]} pairs @param {unknown} of */
export function f1(pairs, of) {
  const expected = pairs.filter((pair) => pair.expected === of).length;
  const read = pairs.filter((pair) => pair.read === of).length;
  const both = pairs.filter((pair) => pair.expected === of && pair.read === of).length;
  return (2 * both) / Math.max(expected + read, 1);
}

/** The value below which that share of the values lies. @param {number[]} values @param {number} at */
export function quantile(values, at) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * Numbers from 0 up to 1, the same ones at every run (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The values by their key, keys in the order they come. @template T @param {readonly T[]} values @param {(value: T) => string} key */
export function grouped(values, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group) group.push(value);
    else groups.set(key(value), [value]);
  }
  return groups;
}
