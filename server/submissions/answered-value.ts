/** The value of an answer, out of its column: a number or a text; undefined for answers without one. */
export function answeredValue(value: unknown): number | string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
