import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { listOperators, type OperatorSort } from '../../../../../shared/contracts/operators.ts';
import { byCursor } from '../../../api/by-cursor.ts';
import { call } from '../../../api/call.ts';
import { filterQuery, type ListFilters } from '../../../api/list-filters.ts';

/** Operators as the table shows them, 50 at a time. */
export const operatorsQuery = (filters: ListFilters<OperatorSort>) =>
  infiniteQueryOptions({
    queryKey: ['operators', 'list', 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listOperators, { query: { ...filterQuery(filters), cursor: pageParam }, signal }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });
