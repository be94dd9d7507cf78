interface Options {
  /** A busy plant must not have every open page refetch many times a second: so many milliseconds lie between two. */
  everyMs: number;
  /** The next waits for the one before, else a slow line would never see the end of any; but not longer than this. */
  longestMs: number;
  /** Refetches what these topics name; settles when it is there. */
  pass: (topics: string[]) => Promise<unknown>;
}

/**
 * Passes topics on at once, and what comes while that is under way together after it, each once. `stop` drops what is still gathered.
 */
export function gatherTopics({ everyMs, longestMs, pass }: Options): {
  add: (topics: readonly string[]) => void;
  stop: () => void;
} {
  const gathered = new Set<string>();
  let round = 0;
  let busy = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let limit: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    busy = gathered.size > 0;
    if (!busy) return;
    const topics = [...gathered];
    gathered.clear();
    const mine = ++round;
    let open = 2;
    const over = () => {
      open -= 1;
      if (open > 0 || mine !== round) return;
      clearTimeout(limit);
      flush();
    };
    let settled = false;
    const settle = () => {
      if (!settled) over();
      settled = true;
    };
    pause = setTimeout(over, everyMs);
    limit = setTimeout(settle, longestMs);
    pass(topics).then(settle, settle);
  };
  return {
    add: (topics) => {
      for (const topic of topics) gathered.add(topic);
      if (!busy) flush();
    },
    stop: () => {
      round += 1;
      clearTimeout(pause);
      clearTimeout(limit);
      gathered.clear();
    },
  };
}
