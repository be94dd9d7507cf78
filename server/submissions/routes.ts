import {
  exportSubmission,
  exportSubmissionRows,
  listSubmissionRows,
  printSubmission,
} from '../../shared/contracts/submission-rows.ts';
import {
  getSubmission,
  getTranscript,
  listInstallations,
  listSubmissions,
  reviewSubmission,
} from '../../shared/contracts/submissions.ts';
import type { Api } from '../context.ts';
import { exportRowsVerb } from './export-rows.ts';
import { exportSubmissionVerb } from './export-submission.ts';
import { getSubmissionVerb } from './get-submission.ts';
import { getTranscriptVerb } from './get-transcript.ts';
import { listInstallationsVerb } from './list-installations.ts';
import { listRowsVerb } from './list-rows.ts';
import { listSubmissionsVerb } from './list-submissions.ts';
import { createPdfSlots } from './pdf/slots.ts';
import { type PrintDependencies, printSubmissionVerb } from './print-submission.ts';
import { reviewSubmissionVerb } from './review-submission.ts';

export function submissionRoutes(api: Api, dependencies: Pick<PrintDependencies, 'photoStore'>): void {
  api.route(listSubmissions, listSubmissionsVerb);
  api.route(getSubmission, getSubmissionVerb);
  api.route(reviewSubmission, reviewSubmissionVerb);
  api.route(getTranscript, getTranscriptVerb);
  api.route(listInstallations, listInstallationsVerb);
  api.route(listSubmissionRows, listRowsVerb);
  api.download(exportSubmissionRows, exportRowsVerb);
  api.download(exportSubmission, exportSubmissionVerb);
  api.download(printSubmission, printSubmissionVerb({ ...dependencies, slots: createPdfSlots() }));
}
