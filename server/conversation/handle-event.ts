import { sql } from 'drizzle-orm';
import { addDecision, noChanges } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { decide } from './core/decide.ts';
import type { ConversationEvent } from './core/event.ts';
import { loadFacts } from './load-facts.ts';
import { save } from './save.ts';
import { type LockedSession, lockSession } from './session-row.ts';
import { originOf, startNext } from './start-next.ts';

/** An event that is no message, by the same door: lock, decide, write. What ends a conversation starts the next one in line. */
export async function handleEvent(
  work: Work,
  session: LockedSession,
  event: ConversationEvent,
): Promise<void> {
  const changes = noChanges(session);
  const facts = await loadFacts(work, session, event);
  addDecision(changes, decide(session.state, event, facts), originOf(work, session));
  await save(work, changes);
  if (session.status === 'active' && changes.status !== 'active') await startNext(work, session.operatorId);
}

/** Locks one session by its id, whatever its status. */
export async function lockSessionById(work: Work, sessionId: string): Promise<LockedSession | null> {
  const session = await lockSession(work.tx, sql`s.id = ${sessionId}`);
  if (session) work.locked();
  return session;
}
