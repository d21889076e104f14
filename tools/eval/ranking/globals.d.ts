// Set by rank.js.
declare var vouchRank: () => number[][];
