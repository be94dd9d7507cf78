import { queryOptions } from '@tanstack/react-query';
import { firstRun } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Whether there is a first admin yet. */
export const firstRunQuery = queryOptions({
  queryKey: ['first-run'],
  queryFn: ({ signal }) => call(firstRun, { signal }),
  staleTime: 0,
});
