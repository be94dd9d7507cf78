import type { Tx } from '../db/db.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';

/**
 * The conversation session of an assignment, at the end of its operator's line. There is never a second one: when it exists
 * already, however that came about, nothing happens.
 */
export async function insertWaitingSession(
  tx: Tx,
  session: Omit<typeof sessions.$inferInsert, 'status'>,
): Promise<void> {
  await tx
    .insert(sessions)
    .values({ ...session, status: 'waiting' })
    .onConflictDoNothing({ target: sessions.assignmentId });
}
