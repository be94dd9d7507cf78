import type { writeIntoConversation } from '../../shared/contracts/conversations.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import type { LockedSession } from '../conversation/session-row.ts';
import { AppError, conflict } from '../errors.ts';
import { openUntilFor } from '../messages/customer-service-window.ts';
import type { SendThrottle } from '../messages/send-throttle.ts';
import { readSettings } from '../settings/read-settings.ts';
import { actOn, nameOf } from './act-on.ts';
import { presentConversation } from './present-conversation.ts';

/**
 * Writes into a chat in words of a manager's own. Outside the customer-service window they go out as the site's message template; which
 * question an answer belongs to does not change by them.
 * @throws AppError not_found; window_closed when it is and there is no template; conflict when the chat is over; too_many_requests
 */
export const writeIntoConversationVerb =
  (conversation: ConversationDependencies, throttle: SendThrottle): Verb<typeof writeIntoConversation> =>
  async (context, { params, body }) => {
    await throttle.take(context.actor);
    const { operatorId } = await presentConversation(context, params.id);
    await refuseClosed(context, operatorId);
    await actOn(conversation, context, params.id, (session, at) => {
      refuseOver(session);
      return {
        action: 'conversation.write',
        event: { kind: 'manager-message', by: nameOf(context), text: body.text, at },
        after: { length: body.text.length },
      };
    });
    return presentConversation(context, params.id);
  };

async function refuseClosed({ db, clock }: RequestContext, operatorId: number): Promise<void> {
  if (await openUntilFor(db, operatorId, clock())) return;
  if ((await readSettings(db)).messageTemplate) return;
  throw new AppError(
    'window_closed',
    'The operator has not written in the last 24 hours, so WhatsApp would not deliver this. With a message template in the settings it could go out.',
  );
}

function refuseOver({ status }: LockedSession): void {
  if (status === 'waiting')
    throw conflict('This checklist waits in line. Write into the conversation that is running.');
  if (status === 'completed' || status === 'cancelled') throw conflict('This conversation has ended.');
}
