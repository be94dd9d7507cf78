import { desc, eq, notExists, or, sql } from 'drizzle-orm';
import type { listUnknownSenders } from '../../shared/contracts/whatsapp.ts';
import type { Verb } from '../context.ts';
import { operators } from '../db/schema/operators.ts';
import { unknownSenders } from '../db/schema/unknown-senders.ts';

const MOST = 200;

/** People who wrote to us and whom nobody registered, newest first. */
export const listUnknownSendersVerb: Verb<typeof listUnknownSenders> = async ({ db }) => {
  const registered = db
    .select({ one: sql`1` })
    .from(operators)
    .where(
      or(
        eq(operators.waId, unknownSenders.waId),
        eq(operators.phoneNumber, sql`'+' || ${unknownSenders.waId}`),
        eq(operators.whatsappUserId, unknownSenders.whatsappUserId),
      ),
    );
  const rows = await db
    .select()
    .from(unknownSenders)
    .where(notExists(registered))
    .orderBy(desc(unknownSenders.lastMessageAt))
    .limit(MOST);
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
