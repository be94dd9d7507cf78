import { fetchPhotoJob } from '../photos/fetch-photo-job.ts';
import type { Changes } from './changes.ts';
import type { Work } from './conversation-tx.ts';
import { PHOTO_WAITS_SECONDS, photoWaitedJob } from './jobs.ts';
import { sessionHours } from './session-settings.ts';
import { writeChanges } from './write-changes.ts';

/** Writes all changes of a session, with the jobs that belong to them, and leaves the waking of others for after the commit. */
export async function save(work: Work, changes: Changes): Promise<void> {
  const { tx, now } = work;
  const { session } = changes;
  const starting = changes.status === 'active' && session.status !== 'active';
  const hours = starting || (session.expiresAt ?? now) <= now ? await sessionHours(tx) : 0;
  await writeChanges(tx, [{ changes, sessionHours: hours }], now);
  await leaveBehind(work, changes);
}

/** What goes with the changes of a session: the jobs of its photos, and who is to be woken after the commit. */
export async function leaveBehind(work: Work, changes: Changes): Promise<void> {
  const { deps, tx, now } = work;
  const { session } = changes;
  const photos = changes.handled.filter(({ media }) => media !== null);
  for (const { incoming } of photos) await deps.jobs.enqueue(tx, fetchPhotoJob, { photoId: incoming.id });
  const startAfter = new Date(now.getTime() + PHOTO_WAITS_SECONDS * 1_000);
  for (const photoId of changes.lookAgain)
    await deps.jobs.enqueue(tx, photoWaitedJob, { sessionId: session.id, photoId }, { startAfter });

  if (changes.status !== session.status) logStatus(work, changes);
  work.afterCommit.push(() => {
    if (photos.length > 0) deps.jobs.wake(fetchPhotoJob);
    for (const person of new Set(changes.outbound.map((o) => o.person))) deps.wakeOutbox(person);
    deps.onChanged({ assignmentId: session.assignmentId, submissionId: session.submissionId });
  });
}

const said = {
  waiting: 'Conversation waits in line',
  active: 'Starting conversation',
  completed: 'Conversation completed',
  expired: 'Conversation expired',
  cancelled: 'Conversation cancelled',
} as const;

function logStatus({ deps, afterCommit }: Work, { session, status, state }: Changes): void {
  const resumed = status === 'active' && session.prompted;
  afterCommit.push(() =>
    deps.log.info(
      {
        sessionId: session.id,
        assignmentId: session.assignmentId,
        operatorId: session.operatorId,
        answered: state.answers.length,
      },
      `[WHATSAPP] ${resumed ? 'Conversation goes on' : said[status]}`,
    ),
  );
}
