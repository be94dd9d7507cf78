import { infiniteQueryOptions } from '@tanstack/react-query';
import { listOperatorMessages } from '../../../../../shared/contracts/operators.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';

const AT_A_TIME = 30;

/** The chat with an operator, newest first, 30 messages at a time; moves when a conversation does. */
export const operatorMessagesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'chat-of-operator', id],
    queryFn: ({ pageParam, signal }) =>
      call(listOperatorMessages, { params: { id }, query: { limit: AT_A_TIME, cursor: pageParam }, signal }),
    ...byCursor,
  });
