import { median } from './quantiles.ts';

/** Several rounds of one measure: the middle one, and how far apart they were. */
export interface Spread {
  median: number;
  least: number;
  most: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
