import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { endOtherSessions, endSession, listSessions } from '../../../../../shared/contracts/account.ts';
import { call } from '../../../api/call.ts';

/** Where one is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['users', 'me', 'sessions'],
  queryFn: ({ signal }) => call(listSessions, { signal }),
});

export const endSessionMutation = mutationOptions({
  mutationFn: (id: string) => call(endSession, { params: { id } }),
});

export const endOtherSessionsMutation = mutationOptions({ mutationFn: () => call(endOtherSessions, {}) });
