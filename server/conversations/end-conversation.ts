import type { endConversation } from '../../shared/contracts/conversations.ts';
import type { Verb } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import { conflict } from '../errors.ts';
import { actOn, nameOf } from './act-on.ts';
import { presentConversation } from './present-conversation.ts';

/**
 * Ends a conversation as the operator's own STOP would: the answers are kept, and the assignment can be sent on its way again or given
 * to somebody else. Ending twice is ending once.
 * @throws AppError not_found; conflict when it is completed
 */
export const endConversationVerb =
  (conversation: ConversationDependencies): Verb<typeof endConversation> =>
  async (context, { params, body }) => {
    await actOn(conversation, context, params.id, ({ status }) => {
      if (status === 'cancelled') return null;
      if (status === 'completed') throw conflict('The operator has completed this checklist.');
      const { reason } = body;
      return {
        action: 'conversation.end',
        // Whoever waits, or has long been left alone, is not told of what is not being asked.
        event: { kind: 'ended-by-manager', by: nameOf(context), reason, tell: status === 'active' },
        after: { status: 'cancelled', reason },
      };
    });
    return presentConversation(context, params.id);
  };
