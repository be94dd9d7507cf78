import * as contracts from '../../shared/contracts/conversations.ts';
import type { Api } from '../context.ts';
import type { ConversationDependencies } from '../conversation/conversation-tx.ts';
import type { SendThrottle } from '../messages/send-throttle.ts';
import { askAgainVerb } from './ask-again.ts';
import { endConversationVerb } from './end-conversation.ts';
import { getConversationVerb } from './get-conversation.ts';
import { listConversationsVerb } from './list-conversations.ts';
import { skipQuestionVerb } from './skip-question.ts';
import { writeIntoConversationVerb } from './write-into-conversation.ts';

export function conversationRoutes(
  api: Api,
  conversation: ConversationDependencies,
  throttle: SendThrottle,
): void {
  api.route(contracts.listConversations, listConversationsVerb);
  api.route(contracts.getConversation, getConversationVerb);
  api.route(contracts.writeIntoConversation, writeIntoConversationVerb(conversation, throttle));
  api.route(contracts.skipQuestion, skipQuestionVerb(conversation));
  api.route(contracts.askAgain, askAgainVerb(conversation));
  api.route(contracts.endConversation, endConversationVerb(conversation));
}
