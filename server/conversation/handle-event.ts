import { sql } from 'drizzle-orm';
import { addDecision, noChanges } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { decide } from './core/decide.ts';
import type { Decision } from './core/decision.ts';
import type { ConversationEvent } from './core/event.ts';
import { dropUnsent } from './drop-unsent.ts';
import { loadFacts } from './load-facts.ts';
import { save } from './save.ts';
import { type LockedSession, lockSession } from './session-row.ts';
import { originOf, startNext } from './start-next.ts';

/**
 * An event that is no message, by the same door: lock, decide, write. What ends a conversation starts the next one in line, and what
 * goes to another operator has its turn there.
 * @returns the decision: an act that came too late is `stale`, and has changed nothing
 */
export async function handleEvent(
  work: Work,
  session: LockedSession,
  event: ConversationEvent,
): Promise<Decision> {
  const changes = noChanges(session);
  const facts = await loadFacts(work, session, event);
  const decision = decide(session.state, event, facts);
  addDecision(changes, decision, originOf(work, session));
  if (changes.handOver) await dropUnsent(work, session);
  await save(work, changes);
  if (session.status === 'active' && changes.status !== 'active') await startNext(work, session.operatorId);
  if (changes.handOver) await startNext(work, changes.handOver.operatorId);
  return decision;
}

/** Locks one session by its id, whatever its status. */
export async function lockSessionById(work: Work, sessionId: string): Promise<LockedSession | null> {
  const session = await lockSession(work.tx, sql`s.id = ${sessionId}`);
  if (session) work.locked();
  return session;
}
