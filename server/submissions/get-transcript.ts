import { asc, eq, inArray } from 'drizzle-orm';
import type { getTranscript } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { inboundMessages as inbound } from '../db/schema/inbound-messages.ts';
import { outboundMessages as outbound } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { sessionsOfSubmission } from './sessions-of-submission.ts';
import { lineOfInbound, lineOfOutbound } from './transcript-line.ts';

/** The chat of a submission, in the order in which we saw it; each message shows when it was sent. */
export const getTranscriptVerb: Verb<typeof getTranscript> = async ({ db }, { params }) => {
  const sessionIds = await sessionsOfSubmission(db, params.id);
  const received = await db
    .select({ message: inbound, photo: photos })
    .from(inbound)
    .leftJoin(photos, eq(photos.id, inbound.id))
    .where(inArray(inbound.sessionId, sessionIds))
    .orderBy(asc(inbound.sentAt), asc(inbound.seq));
  const sent = await db
    .select()
    .from(outbound)
    .where(inArray(outbound.sessionId, sessionIds))
    .orderBy(asc(outbound.seq));
  const lines = [...received.map(lineOfInbound), ...sent.map(lineOfOutbound)];
  // Phones tell whole seconds only: by them, an answer would stand before the question that it answers.
  lines.sort((a, b) => a.seenAt.getTime() - b.seenAt.getTime());
  return { items: lines.map(({ line }) => line) };
};
