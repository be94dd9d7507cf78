import { sql } from 'drizzle-orm';
import type { Changes } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { save } from './save.ts';
import { lockSession } from './session-row.ts';
import { startSession } from './start-next.ts';

/**
 * The operator wants another checklist first: this one goes back into the line, keeping all its answers, and that one starts. The
 * line may have changed in the meantime; then everything stays as it is.
 */
export async function switchTo(work: Work, changes: Changes, toSessionId: string): Promise<void> {
  const target = await lockSession(
    work.tx,
    sql`s.id = ${toSessionId} AND s.operator_id = ${changes.session.operatorId} AND s.status = 'waiting'`,
  );
  if (!target) return save(work, changes);
  await save(work, { ...changes, status: 'waiting' });
  if (await startSession(work, target)) return;
  // New conversations are switched off: the one that has begun goes on.
  const back = await lockSession(work.tx, sql`s.id = ${changes.session.id}`);
  if (back) await startSession(work, back);
}
