import {
  getSubmission,
  getTranscript,
  listInstallations,
  listSubmissions,
} from '../../shared/contracts/submissions.ts';
import type { Api } from '../context.ts';
import { getSubmissionVerb } from './get-submission.ts';
import { getTranscriptVerb } from './get-transcript.ts';
import { listInstallationsVerb } from './list-installations.ts';
import { listSubmissionsVerb } from './list-submissions.ts';

export function submissionRoutes(api: Api): void {
  api.route(listSubmissions, listSubmissionsVerb);
  api.route(getSubmission, getSubmissionVerb);
  api.route(getTranscript, getTranscriptVerb);
  api.route(listInstallations, listInstallationsVerb);
}
