import type { PromptFacts } from './facts.ts';
import type { Incoming } from './incoming.ts';

/** A message that the operator sent so much before our prompt, by our clock, cannot be a reply to it even if clocks differ. */
const CLOCKS_DIFFER_MS = 60_000;

export type Seen = 'yes' | 'no' | 'maybe';

/**
 * Had what we asked last reached the phone when this message was sent?
 *
 * `sentAt` and `deliveredAt` are Meta's clock in whole seconds, `receivedAt` and `acceptedAt` are ours. A delivery status, once
 * there, settles it; in the same second the order of arrival does. Without one: what came in before the Cloud API had even taken
 * the prompt was surely sent before it, and what came after may be either. A lost reply of the Cloud API leaves `acceptedAt`
 * empty: then the statuses alone speak.
 */
export function reached(incoming: Incoming, prompt: PromptFacts | null): Seen {
  if (!prompt) return 'no';
  const { acceptedAt, sentAt, deliveredAt, failed } = prompt;
  const arrivedBefore = acceptedAt !== null && incoming.receivedAt < acceptedAt;
  if (deliveredAt) {
    if (incoming.sentAt.getTime() !== deliveredAt.getTime())
      return incoming.sentAt > deliveredAt ? 'yes' : 'no';
    if (acceptedAt === null) return 'maybe';
    return arrivedBefore ? 'no' : 'yes';
  }
  if (failed || arrivedBefore || (acceptedAt === null && sentAt === null)) return 'no';
  if (sentAt && incoming.sentAt < sentAt) return 'no';
  if (acceptedAt && incoming.sentAt.getTime() < acceptedAt.getTime() - CLOCKS_DIFFER_MS) return 'no';
  return 'maybe';
}

/** Photos of an album, and words sent right after an answer, come within moments of it. */
const BURST_MS = 2_000;

export function inOneBurst(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= BURST_MS;
}
