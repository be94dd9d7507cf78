import { sql } from 'drizzle-orm';
import { type ConversationDependencies, conversationTx } from './conversation-tx.ts';
import { handleEvent, lockSessionById } from './handle-event.ts';
import { remindBeforeExpiry } from './remind-before-expiry.ts';
import { startNext } from './start-next.ts';

const MOST_AT_ONCE = 500;

/**
 * Reminds whose time is nearly over, ends sessions whose time is over (what was answered so far is kept), then gives a turn to every
 * line that nobody is serving.
 */
export async function tendSessions(deps: ConversationDependencies): Promise<void> {
  await remindBeforeExpiry(deps);
  const overdue = await deps.db.execute<{ id: string }>(sql`
    SELECT id FROM whatsapp_conversation_sessions
    WHERE status = 'active' AND expires_at <= ${deps.clock().toISOString()}::timestamptz ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`);
  for (const { id } of overdue.rows) await expire(deps, id);
  const unserved = await deps.db.execute<{ operator_id: number }>(sql`
    SELECT DISTINCT w.operator_id FROM whatsapp_conversation_sessions w
    WHERE w.status = 'waiting' AND NOT EXISTS (
      SELECT FROM whatsapp_conversation_sessions a WHERE a.operator_id = w.operator_id AND a.status = 'active')
    LIMIT ${MOST_AT_ONCE}`);
  for (const { operator_id } of unserved.rows)
    await conversationTx(deps, (work) => startNext(work, operator_id));
}

async function expire(deps: ConversationDependencies, sessionId: string): Promise<void> {
  await conversationTx(deps, async (work) => {
    const session = await lockSessionById(work, sessionId);
    // A message may have come in between, and given it more time.
    if (session?.status !== 'active' || (session.expiresAt ?? work.now) > work.now) return;
    await handleEvent(work, session, { kind: 'expired' });
  });
}
