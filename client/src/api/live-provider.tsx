import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type LiveState, openLive } from './live.ts';
import { LiveContext } from './live-state.ts';
import { topicKeys } from './topic-keys.ts';

/** Keeps the live updates open while it is on the page, and refetches just what changed. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(
    () =>
      openLive({
        connect: (url) => new EventSource(url),
        onTopics: (topics) => {
          for (const queryKey of topics.flatMap(topicKeys)) void queryClient.invalidateQueries({ queryKey });
        },
        onGap: () => void queryClient.invalidateQueries(),
        onState: setState,
        random: Math.random,
      }),
    [queryClient],
  );
  return <LiveContext value={state}>{children}</LiveContext>;
}
