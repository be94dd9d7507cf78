import type { QueryClient } from '@tanstack/react-query';

/** After an act on a chat, and after one that came too late: what is shown of it is old. */
export function refresh(client: QueryClient): Promise<unknown> {
  return Promise.all(
    ['conversations', 'transcripts', 'assignments'].map((word) =>
      client.invalidateQueries({ queryKey: [word] }),
    ),
  );
}
