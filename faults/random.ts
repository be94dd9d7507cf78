/** From 0 up to, and never, 1. */
export type Random = () => number;

/** Chance that can be had again: mulberry32. The same seed and name give the same numbers. */
export function createRandom(seed: number, name = ''): Random {
  let state = seed;
  for (const letter of name) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const between = (random: Random, least: number, most: number) => least + random() * (most - least);

export function oneOf<T>(random: Random, all: readonly T[]): T {
  if (all.length === 0) throw new Error('nothing to choose from');
  return all[Math.floor(random() * all.length)] as T;
}
