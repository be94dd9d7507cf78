import type { PromptFacts } from './facts.ts';
import type { Incoming } from './incoming.ts';

/** A message that the operator sent so much before our prompt, by our clock, cannot be a reply to it even if clocks differ. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Had what we asked last reached the phone when this message was sent?
 *
 * `sentAt` and `deliveredAt` are Meta's clock in whole seconds, `receivedAt` and `acceptedAt` are ours. A delivery status, once
 * there, settles it; in the same second the order of arrival does. Without one: what came in before the Cloud API had even taken
 * the prompt was surely sent before it, and what came after may be either.
 */
export function reached(incoming: Incoming, prompt: PromptFacts | null): 'yes' | 'no' | 'maybe' {
  if (!prompt?.acceptedAt) return 'no';
  const arrivedAfter = incoming.receivedAt >= prompt.acceptedAt;
  if (prompt.deliveredAt) {
    if (incoming.sentAt.getTime() === prompt.deliveredAt.getTime()) return arrivedAfter ? 'yes' : 'no';
    return incoming.sentAt > prompt.deliveredAt ? 'yes' : 'no';
  }
  if (!arrivedAfter) return 'no';
  if (prompt.sentAt && incoming.sentAt < prompt.sentAt) return 'no';
  if (incoming.sentAt.getTime() < prompt.acceptedAt.getTime() - CLOCKS_DIFFER_MS) return 'no';
  return 'maybe';
}
