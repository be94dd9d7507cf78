import type { skipQuestion } from '../../shared/contracts/conversations.ts';
import type { Verb } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import { actOn, nameOf, refuseUnlessAsking } from './act-on.ts';
import { presentConversation } from './present-conversation.ts';

/**
 * Answers a question NA in the operator's place, with the reason as its remark; the operator reads that with the next question.
 * @throws AppError not_found; conflict when the question has its answer already, or nothing is being asked
 */
export const skipQuestionVerb =
  (conversation: ConversationDependencies): Verb<typeof skipQuestion> =>
  async (context, { params, body }) => {
    await actOn(conversation, context, params.id, (session, at) => {
      refuseUnlessAsking(session);
      const by = nameOf(context);
      const event = { kind: 'skip', ...body, by, id: conversation.newId(), at } as const;
      return {
        action: 'conversation.skip',
        event,
        after: { question: body.taskIndex + 1, reason: body.reason },
      };
    });
    return presentConversation(context, params.id);
  };
