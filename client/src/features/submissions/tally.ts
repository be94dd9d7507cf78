import type { Submission } from '../../../../shared/contracts/submissions.ts';

/** What stands out in a submission: how many answers are NOK, out of limits, or missing. */
export function tally({ answers, totalTasks }: Pick<Submission, 'answers' | 'totalTasks'>): {
  nok: number;
  outOfLimits: number;
  missing: number;
} {
  return {
    nok: answers.filter((answer) => answer.result === 'NOK').length,
    outOfLimits: answers.filter((answer) => answer.outOfLimits).length,
    missing: Math.max(0, totalTasks - answers.length),
  };
}
