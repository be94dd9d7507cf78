import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error;
    /** `expects401`: the caller deals with "not signed in" itself. */
    queryMeta: { expects401?: boolean };
    mutationMeta: { expects401?: boolean };
  }
}

/** The cache of all that was asked; `onSignedOut` is called when any request finds the session gone. */
export function createQueryClient({ onSignedOut }: { onSignedOut: () => void }): QueryClient {
  const watch = (error: Error, meta: { expects401?: boolean } | undefined) => {
    if (error instanceof ApiError && error.status === 401 && !meta?.expects401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => watch(error, query.meta) }),
    mutationCache: new MutationCache({
      onError: (error, _input, _result, mutation) => watch(error, mutation.meta),
    }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying },
      mutations: { retry: false },
    },
  });
}

/** Only what may pass by itself is asked again: no answer, and faults of the server; twice at most. */
export function worthRetrying(failures: number, error: Error): boolean {
  if (!(error instanceof ApiError)) return false;
  return failures < 2 && (error.status === 0 || error.status >= 500);
}
