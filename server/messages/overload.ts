import type { Receiver } from './receive-webhook.ts';
import type { ServedTurns } from './serve-turns.ts';

/** A webhook that waits longer to be made durable means that there is more than we can take; Meta wants its 200 within 250 ms [M:wh-overview]. */
const LONGEST_TO_STORE_MS = 100;
/** So long an operator may wait before others are kept from coming. */
const LONGEST_TO_HANDLE_MS = 1_000;

/**
 * Whether Meta should come again later: webhooks, or people whose messages are stored, wait too long. What waits for Meta itself
 * does not count: an outage there keeps nobody from answering.
 */
export function isOverloaded(
  receiver: Pick<Receiver, 'oldest'>,
  inbox: Pick<ServedTurns, 'oldest'>,
): boolean {
  return receiver.oldest() > LONGEST_TO_STORE_MS || inbox.oldest() > LONGEST_TO_HANDLE_MS;
}
