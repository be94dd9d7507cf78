import { desc } from 'drizzle-orm';
import type { listUnknownSenders } from '../../shared/contracts/whatsapp.ts';
import type { Verb } from '../context.ts';
import { unknownSenders } from '../db/schema/unknown-senders.ts';

const MOST = 200;

/** People who wrote to us and whom nobody registered, newest first. */
export const listUnknownSendersVerb: Verb<typeof listUnknownSenders> = async ({ db }) => {
  const rows = await db.select().from(unknownSenders).orderBy(desc(unknownSenders.lastMessageAt)).limit(MOST);
  return {
    items: rows.map((row) => ({
      sender: row.waId === null ? (row.whatsappUserId ?? row.sender) : `+${row.waId}`,
      profileName: row.profileName,
      messages: row.messages,
      firstMessageAt: row.firstMessageAt.toISOString(),
      lastMessageAt: row.lastMessageAt.toISOString(),
    })),
  };
};
