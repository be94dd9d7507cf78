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
  await enqueueJobs(work, changes);
  leaveBehind(work, changes);
}

const photosOf = ({ handled }: Changes) => handled.filter(({ media }) => media !== null);

export const hasJobs = (changes: Changes) => photosOf(changes).length > 0 || changes.lookAgain.length > 0;

/** The jobs of a session's photos exist if and only if its changes do. */
export async function enqueueJobs({ deps, tx, now }: Work, changes: Changes): Promise<void> {
  for (const { incoming } of photosOf(changes))
    await deps.jobs.enqueue(tx, fetchPhotoJob, { photoId: incoming.id });
  const startAfter = new Date(now.getTime() + PHOTO_WAITS_SECONDS * 1_000);
  const sessionId = changes.session.id;
  for (const photoId of changes.lookAgain)
    await deps.jobs.enqueue(tx, photoWaitedJob, { sessionId, photoId }, { startAfter });
}

/** Once the changes of a session are written: who is to be told after the commit. */
export function leaveBehind(work: Work, changes: Changes): void {
  const { deps } = work;
  const { session } = changes;
  if (changes.status !== session.status) logStatus(work, changes);
  work.afterCommit.push(() => {
    if (photosOf(changes).length > 0) deps.jobs.wake(fetchPhotoJob);
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
