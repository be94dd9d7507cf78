import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { WINDOW_MS } from '../whatsapp/window-closes-at.ts';

/** Whether the window of somebody whose last message was sent then is open. */
export const isWithinWindow = (lastWroteAt: Date, now: Date): boolean =>
  lastWroteAt.getTime() > now.getTime() - WINDOW_MS;

/** Whether a free-form message to this person would be delivered now: by when they wrote, not by when we heard of it. */
export async function windowIsOpen(db: Db, person: string, now: Date): Promise<boolean> {
  const { rows } = await db.execute<{ open: boolean }>(sql`
    SELECT EXISTS (SELECT FROM inbound_messages WHERE person = ${person}
      AND sent_at > ${new Date(now.getTime() - WINDOW_MS).toISOString()}::timestamptz) AS open`);
  return rows[0]?.open ?? false;
}
