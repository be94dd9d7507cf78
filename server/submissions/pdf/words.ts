import type {
  DetailedAnswer,
  EarlierAnswer,
  SubmissionDetail,
} from '../../../shared/contracts/submissions.ts';

const statuses: Record<SubmissionDetail['status'], string> = {
  pending: 'In progress',
  completed: 'Completed',
  cancelled: 'Cancelled',
};
const reviews = { accepted: 'Accepted', needs_action: 'Needs action' };
const sides = { below: 'below the limits', within: 'within the limits', above: 'above the limits' };

/** What a printed submission says, in English. */
export const words = {
  product: 'Kinto',
  kind: 'Checklist submission',
  machine: 'Machine',
  operator: 'Operator',
  status: 'Status',
  started: 'Started',
  completed: 'Completed',
  taken: 'Time taken',
  answers: 'Answers',
  review: 'Review',
  statuses,
  times: (timeZone: string) => `All times are in the time zone ${timeZone}.`,
  reviewed: ({ state, by, at }: { state: keyof typeof reviews; by: string; at: string }) =>
    `${reviews[state]}, ${by}, ${at}`,
  counts: ({ answers, unanswered }: Pick<SubmissionDetail, 'answers' | 'unanswered'>) => {
    const of = (result: DetailedAnswer['result']) => answers.filter((a) => a.result === result).length;
    const outOfLimits = answers.filter((answer) => answer.outOfLimits).length;
    return [
      `${answers.length} of ${answers.length + unanswered.length}`,
      `${of('OK')} OK`,
      `${of('NOK')} NOK`,
      `${of('NA')} NA`,
      ...(outOfLimits > 0 ? [`${outOfLimits} out of limits`] : []),
    ].join(' · ');
  },
  value: ({ value, unit }: Pick<DetailedAnswer, 'value' | 'unit'>) =>
    value === undefined ? '' : `${value}${unit ? ` ${unit}` : ''}`,
  limits: ({ min, max, unit }: Pick<DetailedAnswer, 'min' | 'max' | 'unit'>, side: keyof typeof sides) => {
    const end = unit ? ` ${unit}` : '';
    const range =
      min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`;
    return `${sides[side]} (${range}${end})`;
  },
  answered: (at: string, taken: string | null) =>
    `Answered ${at}${taken ? `, ${taken} after it was asked` : ''}`,
  before: (earlier: EarlierAnswer, unit: string | undefined, at: string) =>
    `Before: ${[earlier.result, words.value({ ...earlier, unit }), earlier.remarks].filter(Boolean).join(', ')} (${at})`,
  followUp: ({ text, by, at }: { text: string; by: string; at: string }) =>
    `Follow-up: ${text} (${by}, ${at})`,
  notAnswered: 'Not answered',
  takenAt: (at: string) => `Taken ${at}`,
  photo: (index: number, total: number) => `Photo ${index} of ${total}`,
  photoGone: 'The file of this photo is missing.',
  photoPending: 'This photo is still being fetched.',
  photoFailed: 'This photo could not be fetched.',
  unplaced: 'Photos without a question',
  printed: (at: string) => `Printed ${at}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
};
