import type {
  DetailedAnswer,
  SubmissionDetail,
  UnansweredTask,
} from '../../../../shared/contracts/submissions.ts';

export type Entry = { taskIndex: number } & (
  | { answer: DetailedAnswer; task: null }
  | { answer: null; task: UnansweredTask }
);
export type Order = 'asked' | 'failed';

export const hasFailed = (answer: Pick<DetailedAnswer, 'result' | 'outOfLimits'>): boolean =>
  answer.result === 'NOK' || answer.outOfLimits;

/** All questions, answered or not, as they were asked; or those first whose answer is NOK or out of limits. */
export function inOrder(
  { answers, unanswered }: Pick<SubmissionDetail, 'answers' | 'unanswered'>,
  order: Order,
): Entry[] {
  const entries: Entry[] = [
    ...answers.map((answer) => ({ taskIndex: answer.taskIndex, answer, task: null })),
    ...unanswered.map((task) => ({ taskIndex: task.taskIndex, answer: null, task })),
  ];
  const rank = ({ answer }: Entry) => (order === 'failed' && answer && hasFailed(answer) ? 0 : 1);
  return entries.sort((a, b) => rank(a) - rank(b) || a.taskIndex - b.taskIndex);
}
