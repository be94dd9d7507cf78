import { queryOptions } from '@tanstack/react-query';
import { listUsers } from '../../../../../shared/contracts/people.ts';
import { call } from '../../../api/call.ts';

/** Everybody who may have done something: the newest 200 users. */
export const actorsQuery = queryOptions({
  queryKey: ['users', 'actors'],
  queryFn: ({ signal }) => call(listUsers, { query: { limit: 200 }, signal }),
});
