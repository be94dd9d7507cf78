import type { getConversation } from '../../shared/contracts/conversations.ts';
import type { Verb } from '../context.ts';
import { presentConversation } from './present-conversation.ts';

export const getConversationVerb: Verb<typeof getConversation> = (context, { params }) =>
  presentConversation(context, params.id);
