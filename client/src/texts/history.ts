import type { z } from 'zod';
import type { SubmissionStatus } from '../../../shared/words.ts';
import type { TextsOf } from './use-texts.ts';

const en = {
  empty: 'No checklist yet.',
  nok: (n: number) => `${n} NOK`,
  outOfLimits: (n: number) => `${n} out of limits`,
  answered: (answered: number, total: number) => `${answered} of ${total} answered`,
  statuses: {
    pending: 'In progress',
    completed: 'Completed',
    cancelled: 'Cancelled',
  } satisfies Record<z.infer<typeof SubmissionStatus>, string>,
};

export const historyTexts: TextsOf<typeof en> = { en };
