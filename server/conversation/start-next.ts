import { sql } from 'drizzle-orm';
import { addDecision, type Changes, noChanges } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { decide } from './core/decide.ts';
import { loadFacts } from './load-facts.ts';
import { save } from './save.ts';
import { type LockedSession, lockSession } from './session-row.ts';
import { sessionSettings } from './session-settings.ts';

/**
 * Starts what waits longest in this operator's line, unless a conversation is running or an admin has switched new ones off. The
 * running one is locked first: whoever ends it at this moment sees what we add, or we see its end.
 */
export async function startNext(work: Work, operatorId: number): Promise<void> {
  const { tx } = work;
  const running = await lockSession(tx, sql`s.operator_id = ${operatorId} AND s.status = 'active'`);
  if (running) return;
  const next = await lockSession(
    tx,
    sql`s.id = (SELECT id FROM whatsapp_conversation_sessions WHERE operator_id = ${operatorId} AND status = 'waiting'
      ORDER BY created_at, id LIMIT 1) AND s.status = 'waiting'`,
  );
  if (!next) return;
  work.locked();
  await startSession(work, next);
}

/** Gives a waiting session its turn. @returns false when an admin has switched new conversations off. */
export async function startSession(work: Work, session: LockedSession): Promise<boolean> {
  // One that has begun goes on: only new ones are held back.
  if (!session.prompted && !(await sessionSettings(work.tx)).enabled) return false;
  const changes: Changes = { ...noChanges(session), status: 'active' };
  const event = { kind: 'start' } as const;
  const facts = await loadFacts(work, session, event);
  addDecision(changes, decide(session.state, event, facts), originOf(work, session));
  await save(work, changes);
  return true;
}

/** Messages that no inbound message asked for. */
export function originOf({ deps }: Work, session: LockedSession) {
  return {
    newId: deps.newId,
    toPhoneNumber: session.phoneNumber,
    repliesToReceivedAt: null,
    requestId: null,
  };
}
