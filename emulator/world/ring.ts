export type Ring<T> = { push(item: T): void; toArray(): T[]; size(): number };

/** Keeps the newest `capacity` items; adding is O(1). */
export function createRing<T>(capacity: number): Ring<T> {
  const items: T[] = [];
  let oldest = 0;
  return {
    push(item) {
      if (items.length < capacity) {
        items.push(item);
        return;
      }
      items[oldest] = item;
      oldest = (oldest + 1) % capacity;
    },
    toArray: () => [...items.slice(oldest), ...items.slice(0, oldest)],
    size: () => items.length,
  };
}
