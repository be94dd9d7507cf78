import type { SubmissionDetail } from '../../shared/contracts/submissions.ts';
import { zonedIso } from './zoned-time.ts';

/** What a file of a submission is called, without its ending: day, checklist template, machine. */
export function fileStem(submission: SubmissionDetail, timeZone: string): string {
  const day = zonedIso(submission.createdAt, timeZone).slice(0, 10);
  return `${day} ${submission.templateName}, ${submission.machineName}`;
}
