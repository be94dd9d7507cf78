import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listOperators } from '../../../../../shared/contracts/operators.ts';
import { call } from '../../../api/call.ts';

/** The first 50 operators that match what was typed. */
export const findOperatorsQuery = (search: string) =>
  queryOptions({
    queryKey: ['operators', 'list', { search }],
    queryFn: ({ signal }) => call(listOperators, { query: { search: search || undefined }, signal }),
    placeholderData: keepPreviousData,
  });
