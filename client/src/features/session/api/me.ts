import { queryOptions } from '@tanstack/react-query';
import { me } from '../../../../../shared/contracts/auth.ts';
import { call } from '../../../api/call.ts';

/** Whose session this is; 401 without one, which the asker deals with. A change of any user makes the page ask again. */
export const meQuery = queryOptions({
  queryKey: ['users', 'me'],
  queryFn: ({ signal }) => call(me, { signal }),
  staleTime: 5 * 60_000,
  meta: { expects401: true },
});
