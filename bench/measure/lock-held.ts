/** The histogram `whatsapp_lock_held_seconds` as a process shows it: upper bounds in seconds, and how many were at most so long. */
export type Buckets = Map<number, number>;

export async function readLockHeld(urls: string[]): Promise<Buckets> {
  const sum: Buckets = new Map();
  for (const url of urls) {
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const [, bound, count] of text.matchAll(
      /^whatsapp_lock_held_seconds_bucket\{le="([^"]+)"\} (\d+)/gm,
    )) {
      const le = bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound);
      sum.set(le, (sum.get(le) ?? 0) + Number(count));
    }
  }
  return sum;
}

/** What came between two readings, in milliseconds: within its bucket a quantile is guessed by a straight line, as Prometheus does. */
export function lockHeldBetween(before: Buckets, after: Buckets): { p50: number; p99: number } {
  const bounds = [...after.keys()].sort((a, b) => a - b);
  const upTo = (bound: number) => (after.get(bound) ?? 0) - (before.get(bound) ?? 0);
  const total = upTo(Number.POSITIVE_INFINITY);
  const at = (share: number) => {
    let lower = 0;
    for (const bound of bounds) {
      if (upTo(bound) >= total * share && total > 0) {
        const below = lower === 0 ? 0 : upTo(lower);
        const here = upTo(bound) - below;
        if (bound === Number.POSITIVE_INFINITY) return lower * 1000;
        return (lower + ((bound - lower) * (total * share - below)) / Math.max(here, 1)) * 1000;
      }
      lower = bound;
    }
    return 0;
  };
  return { p50: at(0.5), p99: at(0.99) };
}
