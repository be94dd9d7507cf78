import { sql } from 'drizzle-orm';
import { fetchPhotoJob } from '../photos/fetch-photo-job.ts';
import type { Work } from './conversation-tx.ts';
import type { Unhandled } from './unhandled-messages.ts';

/** For so long a photo may still be meant for the conversation that has just ended: the last of an album, or one sent in bad reception. */
const STILL_MEANT_FOR = '1 hour';

/**
 * Photos of an operator who has no conversation are kept too. Those that come soon after one has ended are shown with its
 * submission, without a question, since nobody can say which; others belong to the operator alone.
 */
export async function keepPhotos(work: Work, messages: Unhandled[]): Promise<void> {
  const photos = messages.filter((m) => m.media !== null && m.operatorId !== null);
  for (const { incoming, media, operatorId } of photos) {
    await work.tx.execute(sql`
      INSERT INTO photos (id, operator_id, session_id, submission_id, wamid, media_id, media_url, media_sha256, received_at)
      SELECT ${incoming.id}::uuid, ${operatorId}::int, s.id, s.submission_id, ${incoming.wamid}, ${media?.mediaId ?? null},
        ${media?.url ?? null}, ${media?.sha256 ?? null}, ${incoming.receivedAt.toISOString()}::timestamptz
      FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
        SELECT id, submission_id FROM whatsapp_conversation_sessions
        WHERE operator_id = ${operatorId}::int AND ended_at > now() - ${STILL_MEANT_FOR}::interval
        ORDER BY ended_at DESC LIMIT 1) AS s ON true`);
    await work.deps.jobs.enqueue(work.tx, fetchPhotoJob, { photoId: incoming.id });
  }
  if (photos.length > 0) work.afterCommit.push(() => work.deps.jobs.wake(fetchPhotoJob));
}
