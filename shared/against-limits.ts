export type LimitSide = 'below' | 'within' | 'above';

/** Where a value stands against its limits, which belong to what is allowed; null when there are none, or it is no number. */
export function againstLimits(
  value: number | string | undefined,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): LimitSide | null {
  if (typeof value !== 'number' || (min === undefined && max === undefined)) return null;
  if (min !== undefined && value < min) return 'below';
  return max !== undefined && value > max ? 'above' : 'within';
}
