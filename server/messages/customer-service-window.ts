import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { WINDOW_MS } from '../whatsapp/window-closes-at.ts';

/** The window of whoever wrote after this is open. */
export const windowSince = (now: Date): Date => new Date(now.getTime() - WINDOW_MS);

/** Whether the window of somebody whose last message was sent then is open. */
export const isWithinWindow = (lastWroteAt: Date, now: Date): boolean => lastWroteAt > windowSince(now);

/** Whether a free-form message to this person would be delivered now: by when they wrote, not by when we heard of it. */
export async function windowIsOpen(db: Db, person: string, now: Date): Promise<boolean> {
  const { rows } = await db.execute<{ open: boolean }>(sql`
    SELECT EXISTS (SELECT FROM inbound_messages WHERE person = ${person}
      AND sent_at > ${windowSince(now).toISOString()}::timestamptz) AS open`);
  return rows[0]?.open ?? false;
}

/** Until when WhatsApp delivers free-form messages to somebody who last wrote then; `null` when that is over. */
export function openUntil(lastInboundAt: Date | null, now: Date): Date | null {
  const until = lastInboundAt && new Date(lastInboundAt.getTime() + WINDOW_MS);
  return until && until > now ? until : null;
}

/** The same for an operator, by when they last wrote. */
export async function openUntilFor(db: Db, operatorId: number, now: Date): Promise<Date | null> {
  const { rows } = await db.execute<{ sent_at: string }>(sql`
    SELECT sent_at FROM inbound_messages WHERE operator_id = ${operatorId} ORDER BY sent_at DESC LIMIT 1`);
  return openUntil(rows[0] ? new Date(rows[0].sent_at) : null, now);
}
