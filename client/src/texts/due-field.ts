import type { TextsOf } from './use-texts.ts';

const en = {
  none: 'No due time',
  clear: 'No due time',
  done: 'Take this time',
  time: 'Time',
  calendar: {
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    previousYear: 'Previous year',
    nextYear: 'Next year',
    previousDecade: 'Previous ten years',
    nextDecade: 'Next ten years',
    monthLevelControl: 'Choose a month',
    yearLevelControl: 'Choose a year',
  },
};

/** The field for a due time. */
export const dueFieldTexts: TextsOf<typeof en> = { en };
