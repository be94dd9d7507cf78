import type { TextsOf } from './use-texts.ts';

const en = {
  title: 'Measured here',
  lead: (days: number) => `Numbers of the last ${days} days. The band is what is allowed.`,
  none: 'No number was measured here in this time.',
  days: 'Time',
  span: (days: number) => (days === 1 ? 'One day' : `${days} days`),
  latest: 'Latest',
  limits: {
    both: (min: string, max: string) => `allowed ${min} to ${max}`,
    min: (min: string) => `allowed from ${min}`,
    max: (max: string) => `allowed up to ${max}`,
    none: 'no limits',
  },
  outside: (n: number) => (n === 1 ? 'once outside' : `${n} times outside`),
  inside: 'always within',
  table: 'As a table',
  when: 'When',
  value: 'Value',
  open: 'Open the submission',
};

export const trendsTexts: TextsOf<typeof en> = { en };
