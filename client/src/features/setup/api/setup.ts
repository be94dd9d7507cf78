import { queryOptions } from '@tanstack/react-query';
import { getSetup } from '../../../../../shared/contracts/setup.ts';
import { call } from '../../../api/call.ts';

/** How far the guided start is; under the word of what ends it: the first assignment. */
export const setupQuery = queryOptions({
  queryKey: ['assignments', 'setup'],
  queryFn: ({ signal }) => call(getSetup, { signal }),
});
