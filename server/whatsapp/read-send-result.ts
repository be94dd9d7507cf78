import { z } from 'zod';
import type { SendResult } from './cloud-api-types.ts';
import type { CallOutcome } from './graph-call.ts';
import type { GraphMessage } from './graph-message.ts';
import { readUserId, readWaId } from './person-id.ts';
import { settleCall } from './settle-call.ts';

const text = z.string().min(1).optional().catch(undefined);
const acceptedSchema = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1).max(255) })], z.unknown()),
  contacts: z
    .array(z.object({ wa_id: text, user_id: text }))
    .optional()
    .catch(undefined),
});

/** Reads the answer to a send [M:send]. Accepted is not delivered: that comes as a delivery status. */
export function readSendResult(outcome: CallOutcome, message: GraphMessage, accessToken: string): SendResult {
  const settled = settleCall(outcome, [accessToken, ...spoken(message)]);
  if (settled.kind === 'refused') return settled;
  if (settled.kind === 'unreached') return { kind: 'not-sent', reason: settled.reason };
  if (settled.kind === 'unclear') return { kind: 'in-doubt', reason: settled.reason };
  const accepted = acceptedSchema.safeParse(settled.json).data;
  if (!accepted) return { kind: 'in-doubt', reason: 'an answer that we cannot read' };
  const contact = accepted.contacts?.[0];
  return {
    kind: 'accepted',
    wamid: accepted.messages[0].id,
    waId: readWaId(contact?.wa_id),
    userId: readUserId(contact?.user_id),
  };
}

/** What is said in a message, and must not be said in a log. */
function spoken(message: GraphMessage): string[] {
  switch (message.type) {
    case 'text':
      return [message.text.body];
    case 'image':
      return [message.image.caption];
    case 'interactive':
      return [message.interactive.body.text];
    case 'template':
      return message.template.components.flatMap((component) =>
        component.type === 'body' ? component.parameters.map(({ text }) => text) : [],
      );
  }
}
