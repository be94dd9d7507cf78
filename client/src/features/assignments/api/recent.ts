import { queryOptions } from '@tanstack/react-query';
import { recentChoices } from '../../../../../shared/contracts/assignments.ts';
import { call } from '../../../api/call.ts';

/** What was assigned last, where and to whom. Old choices do no harm, so it is asked once a visit. */
export const recentQuery = queryOptions({
  queryKey: ['recent-choices'],
  queryFn: ({ signal }) => call(recentChoices, { signal }),
});
