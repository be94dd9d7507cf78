import type { askAgain } from '../../shared/contracts/conversations.ts';
import type { Verb } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import { actOn, refuseUnlessAsking } from './act-on.ts';
import { presentConversation } from './present-conversation.ts';

/**
 * Unblocks the current question: an answer that waits for its photo is dropped, photos stay with the question, and it is asked anew.
 * @throws AppError not_found; conflict when another question is being asked, or none
 */
export const askAgainVerb =
  (conversation: ConversationDependencies): Verb<typeof askAgain> =>
  async (context, { params, body }) => {
    await actOn(conversation, context, params.id, (session) => {
      refuseUnlessAsking(session);
      return {
        action: 'conversation.ask-again',
        event: { kind: 'ask-again', taskIndex: body.taskIndex },
        after: { question: body.taskIndex + 1, reason: body.reason },
      };
    });
    return presentConversation(context, params.id);
  };
