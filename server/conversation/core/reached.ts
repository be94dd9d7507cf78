import type { PromptFacts } from './facts.ts';
import type { Incoming } from './incoming.ts';

/** A message that the operator sent so much before our prompt, by our clock, cannot be a reply to it even if clocks differ. */
const CLOCKS_DIFFER_MS = 60_000;

export type Seen = 'yes' | 'no' | 'maybe';

/**
 * Had what we asked last reached the phone when this message was sent?
 *
 * `sentAt` and `deliveredAt` are Meta's clock in whole seconds, `receivedAt` and `handedAt` are ours. A delivery status, once
 * there, settles it; in the same second the order of arrival does, but for photos: nobody takes and sends one within the second in
 * which its question arrives. Without one: what came in before we began to hand the prompt to the Cloud API was surely sent before
 * it, and what came after may be either. Where `handedAt` is empty the statuses alone speak.
 */
export function reached(incoming: Incoming, prompt: PromptFacts | null): Seen {
  if (!prompt) return 'no';
  // Who presses its button or quotes it has seen it: the status of a phone may be told later than what the phone sent.
  if (prompt.id !== undefined && quotes(incoming, prompt.id)) return 'yes';
  const { handedAt, sentAt, deliveredAt, failed } = prompt;
  const arrivedBefore = handedAt !== null && incoming.receivedAt < handedAt;
  const isPhoto = incoming.content.kind === 'photo';
  if (deliveredAt) {
    if (incoming.sentAt.getTime() !== deliveredAt.getTime())
      return incoming.sentAt > deliveredAt ? 'yes' : 'no';
    if (isPhoto) return 'no';
    if (handedAt === null) return 'maybe';
    return arrivedBefore ? 'no' : 'yes';
  }
  if (failed || arrivedBefore || (handedAt === null && sentAt === null)) return 'no';
  if (sentAt && (incoming.sentAt < sentAt || (isPhoto && incoming.sentAt <= sentAt))) return 'no';
  if (handedAt && incoming.sentAt.getTime() < handedAt.getTime() - CLOCKS_DIFFER_MS) return 'no';
  return 'maybe';
}

const quotes = ({ quoted }: Incoming, id: string) =>
  (quoted?.kind === 'question' || quoted?.kind === 'message') && quoted.id === id;

/** Photos of an album, and words sent right after an answer, come within moments of it. */
const BURST_MS = 2_000;

export function inOneBurst(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) <= BURST_MS;
}
