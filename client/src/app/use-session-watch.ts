import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { User } from '../../../shared/contracts/auth.ts';
import { ApiError } from '../api/api-error.ts';
import { meQuery } from '../features/session/api/me.ts';
import { toSignIn } from './to-sign-in.ts';

/** A role that changes, or a sign-in that is ended somewhere else, counts on this page at once. */
export function useSessionWatch(user: User): void {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { data, error } = useQuery(meQuery);
  useEffect(() => {
    if (error instanceof ApiError && error.status === 401) toSignIn(router, queryClient);
    else if (data && data !== user) void router.invalidate();
  }, [data, error, user, router, queryClient]);
}
