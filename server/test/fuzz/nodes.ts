/** A place in a JSON value: the object or array that holds something, and under which key. */
export interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

const isHolder = (value: unknown): value is Place['holder'] => typeof value === 'object' && value !== null;

/** Every place in a JSON value, outermost first. */
export function placesIn(root: unknown): Place[] {
  const found: Place[] = [];
  const open: unknown[] = [root];
  for (const holder of open) {
    if (!isHolder(holder)) continue;
    const keys: (string | number)[] = Array.isArray(holder) ? [...holder.keys()] : Object.keys(holder);
    for (const key of keys) {
      found.push({ holder, key });
      open.push(read({ holder, key }));
    }
  }
  return found;
}

export function read({ holder, key }: Place): unknown {
  return (holder as Record<string | number, unknown>)[key];
}

/** Also under `__proto__`, as JSON.parse would. */
export function write({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

export function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
