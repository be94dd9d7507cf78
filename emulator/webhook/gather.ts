import type { Tasks } from '../world/tasks.ts';

/** Collects items from the first one on for a while, then hands them over together. */
export function gather<T>(tasks: Tasks, windowMs: () => number, flush: (items: T[]) => Promise<void>) {
  let items: T[] = [];
  return (item: T): void => {
    items.push(item);
    if (items.length > 1) return;
    tasks.run(async () => {
      try {
        await tasks.sleep(windowMs());
      } finally {
        const gathered = items;
        items = [];
        await flush(gathered);
      }
    });
  };
}
