import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { gatherTopics } from './gather-topics.ts';
import { type LiveState, openLive } from './live.ts';
import { LiveContext } from './live-state.ts';
import { staleKeys } from './stale-keys.ts';

/** With what the server gathers (100 ms) and the answer itself, a change is on the page well within a second. */
const BETWEEN_REFETCHES_MS = 250;
const LONGEST_REFETCH_MS = 3_000;

/** Keeps the live updates open while it is on the page, and refetches just what changed. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  useEffect(() => {
    const gather = gatherTopics({
      everyMs: BETWEEN_REFETCHES_MS,
      longestMs: LONGEST_REFETCH_MS,
      pass: (topics) =>
        Promise.all(staleKeys(topics).map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
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
