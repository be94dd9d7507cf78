import { exportSubmission, printSubmission } from '../../../../../shared/contracts/submission-rows.ts';
import { buildUrl } from '../../../api/build-url.ts';

/** Where a submission is as a file. */
export const downloadAddresses = (id: string) => ({
  pdf: buildUrl(printSubmission.path, { id }),
  csv: buildUrl(exportSubmission.path, { id }),
});
