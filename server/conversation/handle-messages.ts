import { sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { operatorOf } from '../messages/person.ts';
import { type ConversationDependencies, conversationTx, type Work } from './conversation-tx.ts';
import { decideMessages, reportHandled } from './decide-messages.ts';
import { handleWithoutSession } from './handle-without-session.ts';
import { recordTrespass } from './record-trespass.ts';
import { save } from './save.ts';
import { type LockedSession, lockRunningSession, readLockedSession } from './session-row.ts';
import { setAside } from './set-aside.ts';
import { startNext } from './start-next.ts';
import { switchTo } from './switch-to.ts';
import { lockUnhandled, type Unhandled } from './unhandled-messages.ts';

/**
 * One person's turn: all that they have sent and nobody has handled, in the order in which they sent it. Whatever ends this —
 * a crash, a lost connection — leaves the messages as they were, and the next turn takes them again.
 */
export async function handleMessages(deps: ConversationDependencies, person: string): Promise<void> {
  for (;;) {
    try {
      const { more } = await conversationTx(deps, (work) => handleSome(work, person));
      if (!more) return;
    } catch (error) {
      await setAside(deps, person, error);
      return;
    }
  }
}

/**
 * The conversation is locked before its messages are, here as everywhere: who finds it locked knows that somebody has them. It is read
 * after them: what is known of the last prompt is then at least as new as what may be a reply to it.
 * @returns whether some were left: those behind the end of a conversation, or more than one transaction takes
 */
async function handleSome(work: Work, person: string): Promise<{ more: boolean }> {
  const operatorId = operatorOf(person);
  const sessionId = operatorId === null ? null : await lockLive(work.tx, operatorId);
  if (sessionId !== null) work.locked();
  const { messages, more } = await lockUnhandled(work.tx, person);
  if (messages.length === 0) return { more: false };
  const session = sessionId === null ? null : await readLockedSession(work.tx, sessionId);
  const handled = session
    ? await handleInSession(work, session, messages)
    : await handleWithoutSession(work, person, messages);
  const of = { operatorId, sessionId: session?.id ?? null };
  await recordTrespass(work, of, messages.slice(0, handled));
  return { more: more || handled < messages.length };
}

/**
 * Locks the operator's running conversation; else the newest that has expired and may go on: its assignment stands, and its due time
 * has not passed. @returns its id
 */
async function lockLive(tx: Tx, operatorId: number): Promise<string | null> {
  const active = await lockRunningSession(tx, operatorId);
  if (active !== null) return active;
  const { rows } = await tx.execute<{ id: string }>(sql`
    SELECT s.id FROM whatsapp_conversation_sessions s WHERE s.id = (
      SELECT e.id FROM whatsapp_conversation_sessions e JOIN checklist_assignments a ON a.id = e.assignment_id
      WHERE e.operator_id = ${operatorId} AND e.status = 'expired' AND a.status = 'active'
        AND (a.due_at IS NULL OR a.due_at > now())
      ORDER BY e.expires_at DESC LIMIT 1) AND s.status = 'expired' FOR UPDATE OF s`);
  return rows[0]?.id ?? null;
}

/** @returns how many were handled: what is behind the end of a conversation is for whatever comes next */
async function handleInSession(work: Work, session: LockedSession, messages: Unhandled[]): Promise<number> {
  const changes = await decideMessages(work, session, messages);
  if (changes.switchTo !== null) await switchTo(work, changes, changes.switchTo);
  else {
    await save(work, changes);
    if (changes.status !== 'active') await startNext(work, session.operatorId);
  }
  reportHandled(work, changes);
  return changes.handled.length;
}
