/** What waits, and since when. */
export interface Queue {
  waiting(): number;
  /** Milliseconds. */
  oldest(): number;
}

/** So many at least are a crowd: a stall of the database with few who wait is none. */
const CROWD = 64;
/** Webhooks that are taken at a time: what comes at once is more than it seems while nobody has looked at it. */
export const MOST_UNDER_WAY = 192;
/** A webhook that waits longer to be made durable means that there is more than we can take; Meta wants its 200 within 250 ms [M:wh-overview]. */
const LONGEST_TO_STORE_MS = 150;
/** So long an operator may wait to be answered before others are kept from coming. */
const LONGEST_TO_HANDLE_MS = 1_000;

/**
 * Whether Meta should come again later: too many webhooks are under way, or a crowd of webhooks, or of people whose messages are stored, waits too long. What waits for
 * Meta itself does not count: an outage there keeps nobody from answering.
 */
export const isOverloaded = (underWay: number, receiver: Queue, inbox: Queue): boolean =>
  underWay >= MOST_UNDER_WAY ||
  isTooMuch(receiver, LONGEST_TO_STORE_MS) ||
  isTooMuch(inbox, LONGEST_TO_HANDLE_MS);

const isTooMuch = (queue: Queue, longestMs: number) => queue.waiting() >= CROWD && queue.oldest() > longestMs;
