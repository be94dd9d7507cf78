import type { Tx } from '../db/db.ts';
import type { ConversationDependencies } from './conversation-tx.ts';
import { handleEvent, lockSessionById } from './handle-event.ts';

/**
 * A photo could not be fetched, for good: its operator is told, in the transaction that marks it. The outbox finds the message by
 * itself, since nobody can wake it before that transaction commits.
 */
export async function photoFailed(
  deps: ConversationDependencies,
  tx: Tx,
  photo: { photoId: string; operatorId: number; sessionId: string | null; taskIndex: number | null },
): Promise<void> {
  if (photo.sessionId === null) return;
  const work = { deps, tx, now: deps.clock(), locked: () => {}, afterCommit: [] };
  const session = await lockSessionById(work, photo.sessionId);
  // Once the manager has the whole submission, or has cancelled it, the page shows what is missing.
  if (session?.status !== 'active' && session?.status !== 'expired') return;
  // Whoever has the checklist now did not take it.
  if (session.operatorId !== photo.operatorId) return;
  await handleEvent(work, session, {
    kind: 'photo-failed',
    photoId: photo.photoId,
    taskIndex: photo.taskIndex,
  });
}
