import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { User } from '../../../shared/contracts/auth.ts';
import { meQuery } from '../features/session/api/me.ts';

/** Somebody has signed in: nothing that was asked as somebody else is kept, and the pages know who it is. */
export function useEntrance(): (user: User) => void {
  const queryClient = useQueryClient();
  return useCallback(
    (user) => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, user);
    },
    [queryClient],
  );
}
