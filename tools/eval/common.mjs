/**
 * The classes that have links enough on pages enough for their F1 to mean something.
 */

import { grouped } from "../measure/numbers.mjs";

const LINKS = 20;
const PAGES = 5;

/**
 * The classes of a score that have them, with the mean of their F1.
 * @param {import("./score.mjs").Classes} all
 * @param {import("./judged.mjs").Judged[]} contexts
 * @returns {import("./score.mjs").Classes}
 */
export function commonClasses(all, contexts) {
  const groups = grouped(contexts, (link) => link.expected);
  const common = Object.entries(all.classes).filter(([name]) => {
    const links = groups.get(name) ?? [];
    return links.length >= LINKS && new Set(links.map((link) => link.page)).size >= PAGES;
  });
  const sum = common.reduce((total, [, { f1 }]) => total + f1, 0);
  return {
    links: common.reduce((total, [, { n }]) => total + n, 0),
    accuracy: all.accuracy,
    macro_f1: sum / Math.max(common.length, 1),
    classes: Object.fromEntries(common),
  };
}
