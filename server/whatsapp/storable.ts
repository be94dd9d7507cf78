/** Deeper than this a payload is cut off: neither JSON.stringify nor PostgreSQL should have to go there. */
const DEPTH_MAX = 64;

/**
 * A copy of a JSON value that PostgreSQL can keep: no NUL, no lone surrogates, in values and keys, nothing nested
 * beyond 64 levels (`null` stands there instead). Never throws.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? value : null;
  if (depth >= DEPTH_MAX) return null;
  if (Array.isArray(value)) return value.map((member) => storable(member, depth + 1));
  // fromEntries, because assigning to a key called __proto__ would change the prototype.
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [storableText(key), storable(member, depth + 1)]),
  );
}

/** The text without NUL and without halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '');
}
