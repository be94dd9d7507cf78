import { queryOptions } from '@tanstack/react-query';
import { getConversation } from '../../../../../shared/contracts/conversations.ts';
import { call } from '../../../api/call.ts';

/** One conversation by the id of its session. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', id],
    queryFn: ({ signal }) => call(getConversation, { params: { id }, signal }),
  });
