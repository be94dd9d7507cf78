import { z } from 'zod';

/** `lost` after LOST_AFTER_MS without a connection; short gaps stay quiet. */
export type LiveState = 'connecting' | 'live' | 'lost';

export const EVENTS_URL = '/api/events';
export const LOST_AFTER_MS = 2_000;
export const POLL_MS = 15_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

const Changed = z.object({ topics: z.array(z.string()) });

/** The part of EventSource that is used. */
export type Source = Pick<EventSource, 'addEventListener' | 'close'>;

export interface LiveDeps {
  connect: (url: string) => Source;
  onTopics: (topics: readonly string[]) => void;
  /** Something may have been missed: ask for everything that is on the page again. */
  onGap: () => void;
  onState: (state: LiveState) => void;
  /** 0 to 1, to spread the retries of many browsers. */
  random: () => number;
}

/**
 * Live updates by server-sent events. Reconnects after 1, 2, 4 … 30 s; while there is no connection `onGap` is
 * called every 15 s, and once when it is back. Returns how to stop it.
 */
export function openLive(deps: LiveDeps): () => void {
  let source: Source | undefined;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let lost: ReturnType<typeof setTimeout> | undefined;
  let poll: ReturnType<typeof setInterval> | undefined;

  const down = () => {
    lost ??= setTimeout(() => {
      deps.onState('lost');
      poll = setInterval(deps.onGap, POLL_MS);
    }, LOST_AFTER_MS);
  };
  const up = () => {
    const missed = failures > 0;
    failures = 0;
    clearTimeout(lost);
    clearInterval(poll);
    lost = undefined;
    deps.onState('live');
    if (missed) deps.onGap();
  };
  const open = () => {
    const opened = deps.connect(EVENTS_URL);
    source = opened;
    opened.addEventListener('open', up);
    opened.addEventListener('changed', (event) => deps.onTopics(topicsOf(event)));
    // The browser's own retry gives up on any status but 200, so the retry is ours.
    opened.addEventListener('error', () => {
      opened.close();
      if (source !== opened) return;
      source = undefined;
      down();
      retry = setTimeout(open, retryDelay(failures++, deps.random()));
    });
  };

  deps.onState('connecting');
  down();
  open();
  return () => {
    source?.close();
    source = undefined;
    clearTimeout(retry);
    clearTimeout(lost);
    clearInterval(poll);
  };
}

/** Milliseconds before try number `failures` (from 0), between half and all of a doubling span. */
export function retryDelay(failures: number, random: number): number {
  const span = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
  return span * (0.5 + random / 2);
}

function topicsOf(event: MessageEvent): readonly string[] {
  try {
    const parsed = Changed.safeParse(JSON.parse(String(event.data)));
    return parsed.success ? parsed.data.topics : [];
  } catch {
    return [];
  }
}
