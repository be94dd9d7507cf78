import type { Claimed } from '../messages/claim-next.ts';
import type { Changes } from './changes.ts';
import type { Work } from './conversation-tx.ts';

/** Hours after a message in which its operator's customer-service window is surely open. */
const SURELY_OPEN_HOURS = 23;

/**
 * The reply that may be claimed by the transaction that writes it, so that it is sent without another trip to the database; `null`
 * when there is none, when the outbox has no room for it, or when it needs a closer look first.
 */
export function claimReply({ deps, now }: Work, { outbound, handled }: Changes): Claimed | null {
  const [first] = outbound;
  const lastInboundAt = handled.at(-1)?.incoming.sentAt ?? null;
  if (!first || lastInboundAt === null || !deps.outbox.hasRoom()) return null;
  if (now.getTime() - lastInboundAt.getTime() > SURELY_OPEN_HOURS * 3_600_000) return null;
  return {
    ...first,
    token: deps.newId(),
    quoteWamid: null,
    attempts: 1,
    errorCode: null,
    asTemplate: false,
    lastInboundAt,
    createdAt: now,
  };
}
