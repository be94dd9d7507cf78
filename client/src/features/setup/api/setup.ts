import { queryOptions } from '@tanstack/react-query';
import { getSetup } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';

/** How far the guided start is. */
export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => call(getSetup, { signal }),
});
