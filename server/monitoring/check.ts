/** How one part of the product is. Whatever else is said goes to people who are signed in, in camelCase. */
export interface ServiceState {
  status: 'healthy' | 'warning' | 'error' | 'off';
  /** What is wrong, as a word that stays: pages say it in their language, with what to do. */
  cause?: string;
  /** What to do about it, for people. */
  action?: string;
  [detail: string]: unknown;
}

/** Looks at one part. May throw and may hang: both count as an error of that part. */
export type Check = () => Promise<ServiceState>;

/** The state that a number of growing badness stands for. */
export function byLimits(
  value: number,
  limits: { warning: number; error: number },
): 'healthy' | 'warning' | 'error' {
  if (value > limits.error) return 'error';
  return value > limits.warning ? 'warning' : 'healthy';
}
