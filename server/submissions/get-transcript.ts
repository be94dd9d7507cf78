import { asc, eq, inArray } from 'drizzle-orm';
import type { getTranscript, TranscriptMessage } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { inboundMessages as inbound } from '../db/schema/inbound-messages.ts';
import { outboundMessages as outbound } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { presentPhoto } from '../photos/present-photo.ts';
import { deliveryError } from './delivery-error.ts';
import { inboundText, outboundText } from './message-text.ts';
import { sessionsOfSubmission } from './sessions-of-submission.ts';

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
  const lines = [...received.map(ofInbound), ...sent.map(ofOutbound)];
  // Phones tell whole seconds only: by them, an answer would stand before the question that it answers.
  lines.sort((a, b) => a.seenAt.getTime() - b.seenAt.getTime());
  return { items: lines.map(({ line }) => line) };
};

interface Line {
  seenAt: Date;
  line: TranscriptMessage;
}

interface Received {
  message: typeof inbound.$inferSelect;
  photo: typeof photos.$inferSelect | null;
}

function ofInbound({ message, photo }: Received): Line {
  return {
    seenAt: message.receivedAt,
    line: {
      id: message.id,
      direction: 'inbound',
      at: message.sentAt.toISOString(),
      text: inboundText(message.content),
      buttons: [],
      photo: photo && presentPhoto(photo),
      taskIndex: message.taskIndex,
      delivery: null,
    },
  };
}

function ofOutbound(message: typeof outbound.$inferSelect): Line {
  return {
    seenAt: message.createdAt,
    line: {
      id: message.id,
      direction: 'outbound',
      at: message.createdAt.toISOString(),
      ...outboundText(message.content),
      photo: null,
      taskIndex: message.taskIndex,
      delivery: {
        status: message.status,
        sentAt: message.sentAt?.toISOString() ?? null,
        deliveredAt: message.deliveredAt?.toISOString() ?? null,
        readAt: message.readAt?.toISOString() ?? null,
        error: deliveryError(message),
      },
    },
  };
}
