import { desc, eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { unknownSenders } from '../db/schema/unknown-senders.ts';

/**
 * Somebody whom nobody registered, by number: their messages may have come under the id that WhatsApp gave them, and are answered
 * under the same. @returns null when nobody has written from that number
 */
export async function findStranger(db: Db, waId: string): Promise<string | null> {
  const [row] = await db
    .select({ sender: unknownSenders.sender })
    .from(unknownSenders)
    .where(eq(unknownSenders.waId, waId))
    .orderBy(desc(unknownSenders.lastMessageAt))
    .limit(1);
  return row?.sender ?? null;
}
