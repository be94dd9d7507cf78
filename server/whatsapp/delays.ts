/** Seconds to wait after the attempt of this number, from 1. */
export type Delays = (attempt: number) => number;

/** A source of numbers from 0 up to 1, such as Math.random. */
export type Random = () => number;

/**
 * Doubling from `first` to `most` seconds. `spread` is the share that chance may add, so that many who wait do not
 * come back together; it never shortens a wait that Meta asked for.
 */
export function doubling(first: number, most: number, random: Random, spread = 0.5): Delays {
  return (attempt) => Math.min(most, first * 2 ** steps(attempt)) * (1 + spread * random());
}

/** 4^X seconds, X from 0, as Meta asks for after too many messages to one person [M:platform]; chance adds up to `spread` of it. */
export function powersOfFour(most: number, random: Random, spread = 0.25): Delays {
  return (attempt) => Math.min(most, 4 ** steps(attempt)) * (1 + spread * random());
}

export const noDelay: Delays = () => 0;

function steps(attempt: number): number {
  return Math.max(0, attempt - 1);
}
