import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { gatherTopics } from './gather-topics.ts';
import { type LiveState, openLive } from './live.ts';
import { LiveContext } from './live-state.ts';
import { staleKeys } from './stale-keys.ts';

const REFETCH_AT_MOST_EVERY_MS = 1_000;

/** Keeps the live updates open while it is on the page, and refetches just what changed. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const gather = gatherTopics(REFETCH_AT_MOST_EVERY_MS, (topics) => {
      for (const queryKey of staleKeys(topics)) void queryClient.invalidateQueries({ queryKey });
    });
    const stop = openLive({
      connect: (url) => new EventSource(url),
      onTopics: gather.add,
      onGap: () => gather.add(['everything']),
      onState: setState,
      random: Math.random,
    });
    return () => {
      stop();
      gather.stop();
    };
  }, [queryClient]);
  return <LiveContext value={state}>{children}</LiveContext>;
}
