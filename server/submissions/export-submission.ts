import type { exportSubmission } from '../../shared/contracts/submission-rows.ts';
import type { DetailedAnswer, SubmissionDetail } from '../../shared/contracts/submissions.ts';
import type { DownloadVerb } from '../context.ts';
import { type CsvColumn, csvPieces } from '../csv/write-csv.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fileStem } from './file-stem.ts';
import { readDetail } from './read-detail.ts';
import { zonedIso } from './zoned-time.ts';

type Line = Pick<DetailedAnswer, 'taskIndex' | 'taskName' | 'verificationCriteria'> & {
  answer: DetailedAnswer | null;
};

/**
 * The answers of a submission in the order of the questions, a line each; unanswered questions have theirs too.
 * @throws AppError not_found
 */
export const exportSubmissionVerb: DownloadVerb<typeof exportSubmission> = async ({ db }, { params }) => {
  const submission = await readDetail(db, params.id);
  const { timeZone } = await readSettings(db);
  const lines: Line[] = [
    ...submission.answers.map((answer) => ({ ...answer, answer })),
    ...submission.unanswered.map((task) => ({ ...task, answer: null })),
  ];
  lines.sort((a, b) => a.taskIndex - b.taskIndex);
  return {
    filename: `${fileStem(submission, timeZone)}.csv`,
    type: 'text/csv; charset=utf-8',
    body: csvPieces(columns(submission, timeZone), [lines]),
  };
};

const columns = (submission: SubmissionDetail, timeZone: string): CsvColumn<Line>[] => [
  { title: 'Submission', of: () => submission.id },
  { title: 'Checklist template', of: () => submission.templateName },
  { title: 'Machine', of: () => submission.machineName },
  { title: 'Operator', of: () => submission.operatorName },
  { title: 'Question', of: (line) => line.taskIndex + 1 },
  { title: 'Task', of: (line) => line.taskName },
  { title: 'Verification criteria', of: (line) => line.verificationCriteria },
  { title: 'Result', of: ({ answer }) => answer?.result },
  { title: 'Value', of: ({ answer }) => answer?.value },
  { title: 'Unit', of: ({ answer }) => answer?.unit },
  { title: 'Min', of: ({ answer }) => answer?.min },
  { title: 'Max', of: ({ answer }) => answer?.max },
  { title: 'Out of limits', of: ({ answer }) => answer?.outOfLimits },
  { title: 'Remarks', of: ({ answer }) => answer?.remarks },
  {
    title: 'Photos',
    of: ({ answer }) => answer?.photos.map(({ filename, failure }) => filename ?? failure).join(' '),
  },
  { title: `Asked (${timeZone})`, of: ({ answer }) => answer && zonedIso(answer.askedAt, timeZone) },
  { title: `Answered (${timeZone})`, of: ({ answer }) => answer && zonedIso(answer.answeredAt, timeZone) },
  { title: 'Seconds', of: ({ answer }) => answer?.seconds },
  { title: 'Edited', of: ({ answer }) => answer?.edited },
  { title: 'Follow-up', of: ({ answer }) => answer?.followUp?.text },
];
