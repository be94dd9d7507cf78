import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listUsers } from '../../../../../shared/contracts/people.ts';
import { call } from '../../../api/call.ts';
import type { PeopleFilter } from '../people-filter.ts';

/** People, page by page, newest first. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['users', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call(listUsers, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
