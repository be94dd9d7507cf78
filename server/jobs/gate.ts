/** Runs what it is given, at most so much at a time; the others wait their turn. What is larger than the gate runs alone. */
export type Gate = <T>(work: () => Promise<T>, size?: number) => Promise<T>;

/** @param most the sizes together of what runs at a time: how many, for works of size 1 */
export function createGate(most: number): Gate {
  let free = most;
  const waiting: { size: number; go: () => void }[] = [];
  // Only from the front: a large one is not overtaken for ever by small ones.
  const admit = () => {
    for (let next = waiting[0]; next && next.size <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.size;
      next.go();
    }
  };
  return async (work, wanted = 1) => {
    const size = Math.min(wanted, most);
    await new Promise<void>((go) => {
      waiting.push({ size, go });
      admit();
    });
    try {
      return await work();
    } finally {
      free += size;
      admit();
    }
  };
}
