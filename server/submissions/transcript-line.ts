import type { TranscriptMessage } from '../../shared/contracts/submissions.ts';
import type { inboundMessages } from '../db/schema/inbound-messages.ts';
import type { outboundMessages } from '../db/schema/outbound-messages.ts';
import type { photos } from '../db/schema/photos.ts';
import { presentPhoto } from '../photos/present-photo.ts';
import { deliveryError } from './delivery-error.ts';
import { inboundText, outboundText } from './message-text.ts';

/** One message of a chat, and when we saw it: chats are ordered by that, since phones tell whole seconds only. */
export interface TranscriptLine {
  seenAt: Date;
  line: TranscriptMessage;
}

export interface Received {
  message: typeof inboundMessages.$inferSelect;
  photo: typeof photos.$inferSelect | null;
}

/** What the operator sent. */
export function lineOfInbound({ message, photo }: Received): TranscriptLine {
  return {
    seenAt: message.receivedAt,
    line: {
      id: message.id,
      direction: 'inbound',
      at: message.sentAt.toISOString(),
      text: inboundText(message.content),
      buttons: [],
      photo: photo && presentPhoto(photo),
      picture: null,
      taskIndex: message.taskIndex,
      delivery: null,
    },
  };
}

/** What we sent, with how far it has come. */
export function lineOfOutbound(message: typeof outboundMessages.$inferSelect): TranscriptLine {
  return {
    seenAt: message.createdAt,
    line: {
      id: message.id,
      direction: 'outbound',
      at: message.createdAt.toISOString(),
      ...outboundText(message.content, message.pictureFailure),
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
