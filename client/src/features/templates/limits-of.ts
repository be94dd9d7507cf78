import type { Task } from '../../../../shared/contracts/templates.ts';

/** The limits of a number in few signs: `2 – 4 bar`, `≥ 2 bar`, `≤ 4 bar`, `bar`; empty when there is nothing to say. */
export function limitsOf({ min, max, unit }: Pick<Task, 'min' | 'max' | 'unit'>): string {
  const range =
    min !== undefined && max !== undefined
      ? `${min} – ${max}`
      : min !== undefined
        ? `≥ ${min}`
        : max !== undefined
          ? `≤ ${max}`
          : '';
  return [range, unit].filter(Boolean).join(' ');
}
