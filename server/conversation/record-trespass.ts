import { sql } from 'drizzle-orm';
import { recordActs } from '../audit/record-act.ts';
import type { Work } from './conversation-tx.ts';
import { readPressId } from './core/press-id.ts';
import type { Unhandled } from './unhandled-messages.ts';

/**
 * Writes down who pressed a button of somebody else's conversation, or quoted a message of one: another operator, one who has
 * been archived, a stranger. Nothing there was read or changed; but buttons are only given to whom they are for, so an admin
 * should know. What names no other conversation costs no query.
 * @param of whose messages these are, and the conversation that they were handled in
 */
export async function recordTrespass(
  { tx, deps, afterCommit }: Work,
  of: { operatorId: number | null; sessionId: string | null },
  messages: Pick<Unhandled, 'incoming'>[],
): Promise<void> {
  const named = messages
    .map(({ incoming }) => ({ inboundId: incoming.id, sessionId: sessionNamedBy(incoming) }))
    .filter(({ sessionId }) => sessionId !== null && sessionId !== of.sessionId);
  if (named.length === 0) return;
  const { rows } = await tx.execute<{ id: string }>(sql`
    SELECT id FROM whatsapp_conversation_sessions WHERE operator_id IS DISTINCT FROM ${of.operatorId}
      AND id IN (SELECT jsonb_array_elements_text(${JSON.stringify(named.map(({ sessionId }) => sessionId))}::jsonb))`);
  const ofOthers = new Set<string | null>(rows.map(({ id }) => id));
  const trespasses = named.filter(({ sessionId }) => ofOthers.has(sessionId));
  const acts = trespasses.map(({ inboundId, sessionId }) => ({
    action: 'conversation.refuse',
    subjectKind: 'conversation',
    subjectId: sessionId ?? '',
    after: { operatorId: of.operatorId, inboundId },
  }));
  await recordActs(tx, { actor: { kind: 'system' }, clock: deps.clock }, acts);
  afterCommit.push(() => {
    for (const trespass of trespasses)
      deps.log.warn(
        { ...trespass, operatorId: of.operatorId },
        '[WHATSAPP] Somebody answered in a conversation of somebody else: refused',
      );
  });
}

/** Whether it presses a button or quotes a message of a conversation that is not this one. */
export function namesAnotherConversation(incoming: Unhandled['incoming'], sessionId: string): boolean {
  const named = sessionNamedBy(incoming);
  return named !== null && named !== sessionId;
}

function sessionNamedBy({ content, quoted }: Unhandled['incoming']): string | null {
  const pressed = content.kind === 'press' ? readPressId(content.id)?.sessionId : undefined;
  return pressed ?? (quoted !== null && 'sessionId' in quoted ? quoted.sessionId : null);
}
