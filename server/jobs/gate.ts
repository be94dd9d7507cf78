/** Runs what it is given, at most so many at a time; the others wait their turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function createGate(most: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The place goes to the next in line without becoming free in between, so nobody can slip in.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
