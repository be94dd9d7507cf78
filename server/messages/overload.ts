import type { Crowd } from '../http/crowd.ts';

/** So many at least are a crowd: a stall of the database with few who wait is none. */
const CROWD = 64;
/** Webhooks that are taken at a time: what comes at once is more than it seems while nobody has looked at it. */
export const MOST_UNDER_WAY = 192;
/** A crowd of which one has waited so long for its 200 gets no larger; Meta wants it within 250 ms [M:wh-overview]. */
const LONGEST_UNDER_WAY_MS = 60;
/** So long an operator may wait to be answered before others are kept from coming. */
const LONGEST_TO_HANDLE_MS = 1_000;

/**
 * Whether Meta should come again later: more webhooks are under way than can be looked at, or a crowd of them, or of people whose messages
 * are stored, waits too long. A burst is taken; what keeps coming faster than we can answer is not. What waits for Meta itself does not
 * count: an outage there keeps nobody from answering.
 */
export const isOverloaded = (underWay: Crowd, inbox: Crowd): boolean =>
  underWay.waiting() >= MOST_UNDER_WAY ||
  isTooMuch(underWay, LONGEST_UNDER_WAY_MS) ||
  isTooMuch(inbox, LONGEST_TO_HANDLE_MS);

const isTooMuch = (crowd: Crowd, longestMs: number) => crowd.waiting() >= CROWD && crowd.oldest() > longestMs;
