import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listConversations } from '../../../../../shared/contracts/conversations.ts';
import { call } from '../../../api/call.ts';
import { type ConversationsWanted, queryOf } from '../conversation-filter.ts';

const PAGE = 40;

/** Conversations, the one that moved last first, a page after the other. */
export const conversationsQuery = (wanted: ConversationsWanted) =>
  infiniteQueryOptions({
    queryKey: ['conversations', 'list', queryOf(wanted)],
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, {
        query: { ...queryOf(wanted), limit: PAGE, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
