import type { Trend } from '../../../../shared/contracts/trends.ts';

interface Words {
  both: (min: string, max: string) => string;
  min: (min: string) => string;
  max: (max: string) => string;
  none: string;
}

/** `allowed 6 to 8 bar`, or what there is of it. */
export function limitsInWords({ min, max, unit }: Pick<Trend, 'min' | 'max' | 'unit'>, words: Words): string {
  const withUnit = (value: number) => (unit ? `${value} ${unit}` : String(value));
  if (min !== null && max !== null) return words.both(String(min), withUnit(max));
  if (min !== null) return words.min(withUnit(min));
  if (max !== null) return words.max(withUnit(max));
  return words.none;
}

/** What the chart's scale must hold: all values and the limits, with some air around them. */
export function scaleOf({ points, min, max }: Pick<Trend, 'points' | 'min' | 'max'>): [number, number] {
  const all = [...points.map(({ value }) => value), ...[min, max].filter((limit) => limit !== null)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = (high - low || Math.abs(high) || 1) * 0.12;
  return [low - air, high + air];
}
