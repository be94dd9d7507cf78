const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a token is good, in milliseconds, used or not. */
export const TOKEN_LIFETIME = 12 * HOUR;
/** A token that was not used for so long is good no more; its refresh token still is. */
export const IDLE_LIMIT = 8 * HOUR;
/** How long a sign-in lasts at most. Refreshing does not prolong it. */
export const SESSION_LIFETIME = 30 * DAY;
/** How exactly the last use is kept: one write a minute, not one a request. */
export const LAST_USED_GRAIN = MINUTE;
/** Tabs that refresh with one token at once: for so long the one before the last is an old one, after that a stolen one. */
export const REFRESH_GRACE = 30_000;
export const INVITATION_LIFETIME = 7 * DAY;
/** Of the password that a start has printed, while nobody has used it: a log is kept, and read by others, for longer than that. */
export const PRINTED_PASSWORD_LIFETIME = 7 * DAY;

export function after(date: Date, milliseconds: number): Date {
  return new Date(date.getTime() + milliseconds);
}

export function before(date: Date, milliseconds: number): Date {
  return after(date, -milliseconds);
}
