import { sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { addDecision, type Changes, noChanges } from './changes.ts';
import { type ConversationDependencies, conversationTx, type Work } from './conversation-tx.ts';
import { decide } from './core/decide.ts';
import { handleWithoutSession } from './handle-without-session.ts';
import { loadFacts } from './load-facts.ts';
import { recordTrespass } from './record-trespass.ts';
import { save } from './save.ts';
import { type LockedSession, lockSession } from './session-row.ts';
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

/** @returns whether some were left: those behind the end of a conversation, or more than one transaction takes */
async function handleSome(work: Work, person: string): Promise<{ more: boolean }> {
  const { messages, more } = await lockUnhandled(work.tx, person);
  if (messages.length === 0) return { more: false };
  const handled = await handleThese(work, person, messages);
  return { more: more || handled < messages.length };
}

/** @returns how many were handled */
async function handleThese(work: Work, person: string, messages: Unhandled[]): Promise<number> {
  const operatorId = messages[0]?.operatorId ?? null;
  const session = operatorId === null ? null : await lockLive(work.tx, operatorId);
  if (session) work.locked();
  const handled = session
    ? await handleInSession(work, session, messages)
    : await handleWithoutSession(work, person, messages);
  const of = { operatorId, sessionId: session?.id ?? null };
  await recordTrespass(work, of, messages.slice(0, handled));
  return handled;
}

/**
 * The operator's running conversation; else the newest that has expired and may go on: its assignment stands, and its due time
 * has not passed.
 */
async function lockLive(tx: Tx, operatorId: number): Promise<LockedSession | null> {
  const active = await lockSession(tx, sql`s.operator_id = ${operatorId} AND s.status = 'active'`);
  if (active) return active;
  return lockSession(
    tx,
    sql`s.id = (
      SELECT e.id FROM whatsapp_conversation_sessions e JOIN checklist_assignments a ON a.id = e.assignment_id
      WHERE e.operator_id = ${operatorId} AND e.status = 'expired' AND a.status = 'active'
        AND (a.due_at IS NULL OR a.due_at > now())
      ORDER BY e.expires_at DESC LIMIT 1) AND s.status = 'expired'`,
  );
}

/** Decides about one message after the other; stops where the conversation ends, the rest is for whatever comes next. */
async function handleInSession(work: Work, session: LockedSession, messages: Unhandled[]): Promise<number> {
  const changes: Changes = { ...noChanges(session), status: 'active' };
  let prompt = session.prompt;
  for (const message of messages) {
    await decideOne(work, changes, { ...session, prompt }, message);
    // What we ask from here on is not even sent yet.
    if (changes.promptId !== null) prompt = null;
    if (changes.status !== 'active' || changes.switchTo !== null) break;
  }
  // A reaction does not wake a chat that has expired.
  if (changes.handled.every(({ outcome }) => outcome === 'ignored')) changes.status = session.status;
  if (changes.switchTo !== null) await switchTo(work, changes, changes.switchTo);
  else {
    await save(work, changes);
    if (changes.status !== 'active') await startNext(work, session.operatorId);
  }
  reportHandled(work, changes);
  return changes.handled.length;
}

async function decideOne(
  work: Work,
  changes: Changes,
  session: LockedSession,
  message: Unhandled,
): Promise<void> {
  const { incoming, media, requestId } = message;
  const event = { kind: 'message', incoming } as const;
  const facts = await loadFacts(work, session, event);
  // Once something was said in this transaction, the chat is awake.
  const decision = decide(changes.state, event, {
    ...facts,
    resumed: facts.resumed && changes.outbound.length === 0,
  });
  addDecision(changes, decision, {
    newId: work.deps.newId,
    toPhoneNumber: session.phoneNumber,
    repliesToReceivedAt: incoming.receivedAt,
    requestId,
  });
  const { outcome, taskIndex } = decision;
  changes.handled.push({ incoming, media, requestId, outcome, taskIndex });
}

function reportHandled({ deps, afterCommit }: Work, changes: Changes): void {
  afterCommit.push(() => {
    for (const { incoming, requestId, outcome, taskIndex } of changes.handled) {
      deps.metrics.messagesProcessed.inc({ kind: incoming.content.kind });
      deps.log.info(
        {
          requestId,
          sessionId: changes.session.id,
          inboundId: incoming.id,
          kind: incoming.content.kind,
          outcome,
          taskIndex,
        },
        '[WHATSAPP] Message handled',
      );
    }
    // Blue ticks where nothing is said: the operator sees that it came.
    const last = changes.handled.at(-1);
    if (changes.outbound.length === 0 && last) deps.markAsRead(last.incoming.wamid);
  });
}
