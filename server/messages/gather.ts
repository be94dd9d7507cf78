interface Waiting<In, Out> {
  item: In;
  resolve: (out: Out) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets what is asked for at the same time go together: while a run is under way, what comes is gathered, and goes as one in the next.
 * Alone it waits for nobody; the more there is, the less each costs. What fails fails for all of its run.
 * @param options.run gives one result for each item, in order
 * @param options.atOnce runs at a time
 * @param options.together the most that one run takes
 */
export function gather<In, Out>(options: {
  run: (items: In[]) => Promise<Out[]>;
  atOnce: number;
  together: number;
}): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let runs = 0;
  let looking = false;

  const look = () => {
    if (looking || waiting.length === 0) return;
    looking = true;
    // After everything that came in at the same moment.
    setImmediate(() => {
      looking = false;
      while (runs < options.atOnce && waiting.length > 0) void start(waiting.splice(0, options.together));
    });
  };

  async function start(taken: Waiting<In, Out>[]): Promise<void> {
    runs += 1;
    try {
      const results = await options.run(taken.map(({ item }) => item));
      for (const [i, { resolve }] of taken.entries()) resolve(results[i] as Out);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    } finally {
      runs -= 1;
      look();
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      look();
    });
}
