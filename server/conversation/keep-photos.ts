import { sql } from 'drizzle-orm';
import { fetchPhotoJob } from '../photos/fetch-photo-job.ts';
import type { Work } from './conversation-tx.ts';
import type { Unhandled } from './unhandled-messages.ts';

/** For so long a photo may still be meant for the conversation that has just ended: the last of an album, or one sent in bad reception. */
const STILL_MEANT_FOR = '1 hour';

/**
 * Photos of an operator who has no conversation are kept too. Those that come soon after one has ended are shown with its
 * submission, without a question, since nobody can say which; so are those of a checklist that was given to
 * somebody else. Others belong to the operator alone.
 */
export async function keepPhotos(work: Work, messages: Unhandled[]): Promise<void> {
  const photos = messages.filter((m) => m.media !== null && m.operatorId !== null);
  for (const { incoming, media, operatorId } of photos) {
    await work.tx.execute(sql`
      INSERT INTO photos (id, operator_id, session_id, submission_id, wamid, media_id, media_url, media_sha256, received_at)
      SELECT ${incoming.id}::uuid, ${operatorId}::int, s.id, s.submission_id, ${incoming.wamid}, ${media?.mediaId ?? null},
        ${media?.url ?? null}, ${media?.sha256 ?? null}, ${incoming.receivedAt.toISOString()}::timestamptz
      FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
        SELECT id, submission_id FROM (
          SELECT id, submission_id, ended_at AS until FROM whatsapp_conversation_sessions
          WHERE operator_id = ${operatorId}::int AND ended_at > now() - ${STILL_MEANT_FOR}::interval
          UNION ALL
          SELECT h.id, h.submission_id, o.created_at FROM outbound_messages o JOIN whatsapp_conversation_sessions h ON h.id = o.session_id
          WHERE o.operator_id = ${operatorId}::int AND o.created_at > now() - ${STILL_MEANT_FOR}::interval
            AND h.operator_id <> o.operator_id) AS had
        ORDER BY until DESC LIMIT 1) AS s ON true`);
    await work.deps.jobs.enqueue(work.tx, fetchPhotoJob, { photoId: incoming.id });
  }
  if (photos.length > 0) work.afterCommit.push(() => work.deps.jobs.wake(fetchPhotoJob));
}
