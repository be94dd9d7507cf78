/**
 * Passes topics on at once, then at most every `everyMs`, each once: a busy plant must not have every open page
 * refetch many times a second. `stop` drops what is still gathered.
 */
export function gatherTopics(
  everyMs: number,
  pass: (topics: string[]) => void,
): { add: (topics: readonly string[]) => void; stop: () => void } {
  const gathered = new Set<string>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    pause = undefined;
    if (gathered.size === 0) return;
    const topics = [...gathered];
    gathered.clear();
    pause = setTimeout(flush, everyMs);
    pass(topics);
  };
  return {
    add: (topics) => {
      for (const topic of topics) gathered.add(topic);
      if (pause === undefined) flush();
    },
    stop: () => {
      clearTimeout(pause);
      gathered.clear();
    },
  };
}
