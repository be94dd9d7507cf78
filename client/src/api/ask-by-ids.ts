/** As many ids as a route takes. */
const MOST_AT_ONCE = 200;

/** Asks a route that takes `ids=1,2,3` about any number of ids: 200 at a time, all at once. */
export async function askByIds<T>(
  ids: readonly number[],
  ask: (ids: string) => Promise<{ items: T[] }>,
): Promise<T[]> {
  const pieces = Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_, n) =>
    ids.slice(n * MOST_AT_ONCE, (n + 1) * MOST_AT_ONCE).join(','),
  );
  const answers = await Promise.all(pieces.map(ask));
  return answers.flatMap(({ items }) => items);
}
