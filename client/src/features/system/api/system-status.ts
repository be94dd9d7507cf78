import { queryOptions } from '@tanstack/react-query';
import { systemStatus } from '../../../../../shared/contracts/system.ts';
import { call } from '../../../api/call.ts';

/** The state of each part of the product, with details for who is signed in. */
export const systemStatusQuery = queryOptions({
  queryKey: ['system-status'],
  queryFn: ({ signal }) => call(systemStatus, { signal }),
  staleTime: 5 * 60_000,
});
