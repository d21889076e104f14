/** How long anything may take that a person would wait for, in milliseconds, on a machine that does much else too. */
export const PATIENCE = 20_000;
