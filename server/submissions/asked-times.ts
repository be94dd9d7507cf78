import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { outboundMessages as outbound } from '../db/schema/outbound-messages.ts';

export interface AskedTimes {
  /** When the first question arrived on the phone. */
  first: Date | null;
  /** When that question last arrived before it was answered. */
  before(taskIndex: number, answeredAt: Date): Date | null;
}

/** Phones tell whole seconds: an answer given at once may seem older than its question by that much. */
const ONE_SECOND = 1_000;

/** When questions arrived, by what WhatsApp reported: delivered, or else sent. Hints and reminders do not count. */
export async function readAskedTimes(db: Db, sessionIds: string[]): Promise<AskedTimes> {
  const rows = await db
    .select({
      taskIndex: outbound.taskIndex,
      deliveredAt: outbound.deliveredAt,
      sentAt: outbound.sentAt,
      acceptedAt: outbound.acceptedAt,
    })
    .from(outbound)
    .where(
      and(
        inArray(outbound.sessionId, sessionIds),
        eq(outbound.kind, 'question'),
        isNotNull(outbound.taskIndex),
      ),
    )
    .orderBy(asc(outbound.seq));
  const arrivals = rows.flatMap(({ taskIndex, deliveredAt, sentAt, acceptedAt }) => {
    const at = deliveredAt ?? sentAt ?? acceptedAt;
    return at ? [{ taskIndex, at }] : [];
  });
  return {
    first: arrivals[0]?.at ?? null,
    before(taskIndex, answeredAt) {
      const last = (before: number) =>
        arrivals.findLast((arrival) => arrival.taskIndex === taskIndex && arrival.at.getTime() < before);
      const moment = answeredAt.getTime();
      // What was asked within the answer's own second mostly asks for the photo that it needs.
      return (last(moment) ?? last(moment + ONE_SECOND))?.at ?? null;
    },
  };
}

/** Whole seconds from one moment to the other, never less than none. */
export function secondsBetween(from: Date | null, to: Date | null): number | null {
  if (!from || !to) return null;
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / ONE_SECOND));
}
