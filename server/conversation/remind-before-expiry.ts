import { sql } from 'drizzle-orm';
import { windowSince } from '../messages/customer-service-window.ts';
import { type ConversationDependencies, conversationTx } from './conversation-tx.ts';
import { remindWaitMs } from './core/on-manager.ts';
import { handleEvent, lockSessionById } from './handle-event.ts';

const MOST_AT_ONCE = 500;

/**
 * Reminds, once, whoever has said nothing for long and whose chat is about to expire: two hours before, or in the last quarter of a
 * shorter session. Nobody is written to outside their customer-service window: a reminder is not worth a message that is paid for, or
 * refused.
 */
export async function remindBeforeExpiry(deps: ConversationDependencies): Promise<void> {
  const now = sql`${deps.clock().toISOString()}::timestamptz`;
  const wrote = sql`${windowSince(deps.clock()).toISOString()}::timestamptz`;
  const from = sql`expires_at - least(interval '2 hours', (expires_at - started_at) / 4)`;
  const { rows } = await deps.db.execute<{ id: string }>(sql`
    SELECT id FROM whatsapp_conversation_sessions s
    WHERE status = 'active' AND expires_at > ${now} AND expires_at <= ${now} + interval '2 hours' AND ${from} <= ${now}
      AND coalesce(last_message_at, started_at) < ${from}
      AND coalesce((dialogue ->> 'remindedAt')::timestamptz, '-infinity') < ${from}
      AND EXISTS (SELECT FROM inbound_messages i WHERE i.operator_id = s.operator_id AND i.sent_at > ${wrote})
    ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`);
  for (const { id } of rows) await remind(deps, id);
}

async function remind(deps: ConversationDependencies, sessionId: string): Promise<void> {
  await conversationTx(deps, async (work) => {
    const session = await lockSessionById(work, sessionId);
    // An answer, a manager or another process may have been faster.
    if (session?.status !== 'active' || (session.expiresAt ?? work.now) <= work.now) return;
    if (remindWaitMs(session.state, work.now) > 0) return;
    await handleEvent(work, session, { kind: 'remind', at: work.now });
  });
}
