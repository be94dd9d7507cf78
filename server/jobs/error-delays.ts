/** Seconds until a job that threw is tried again: after the first error, the second, …; after the last, never. */
export const ERROR_DELAYS = [5, 30, 120, 600, 3_600, 4 * 3_600] as const;

/** How many times in a row a job may take its process down with it before it is left alone. */
export const MOST_CRASHES = 5;

/** `null`: it has failed often enough. `random` from 0 to 1 spreads what failed together by up to a fifth. */
export function errorDelay(errors: number, random: number): number | null {
  const seconds = ERROR_DELAYS[errors - 1];
  return seconds === undefined ? null : Math.round(seconds * (1 + random / 5));
}
