import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listOperators, type OperatorSort } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

export interface OperatorFilters {
  search?: string | undefined;
  sort?: OperatorSort | undefined;
  descending?: boolean | undefined;
  archived?: boolean | undefined;
}

/** Operators as the table shows them, 50 at a time. */
export const operatorsQuery = (filters: OperatorFilters) =>
  infiniteQueryOptions({
    queryKey: ['operators', 'list', 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listOperators, {
        query: {
          ...{ search: filters.search, sort: filters.sort, cursor: pageParam },
          descending: filters.descending ? 'true' : undefined,
          archived: filters.archived ? 'true' : undefined,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
