/** Seconds until a photo is tried again: after the first attempt, the second, …; after the last it has failed. 16 hours in all. */
export const FETCH_DELAYS = [15, 120, 600, 1_800, 3_600, 2 * 3_600, 4 * 3_600, 8 * 3_600] as const;

/**
 * Attempts at one photo, whatever ended them: also those cut short because the process was killed. A picture that takes the process down with it is left alone after so many.
 */
export const MOST_ATTEMPTS = 20;

/** Seconds, or `null` after the last attempt. `random` from 0 to 1 adds up to a fifth, so that photos do not come back together. */
export function fetchDelay(attempt: number, random: number): number | null {
  const seconds = FETCH_DELAYS[attempt - 1];
  return seconds === undefined ? null : Math.round(seconds * (1 + random / 5));
}

/** Seconds until it is looked again whether there is room on the disk; a photo that waits for that is not downloaded. */
export const ROOM_DELAY = 15;
/** Seconds until a photo is tried again that came and could not be stored. It stays with WhatsApp for seven days. */
export const STORE_DELAY = 60;
