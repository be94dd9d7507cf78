import { z } from 'zod';
import { jobKind } from '../jobs/job-kind.ts';

/** Fetches one photo. Enqueued by the transaction that writes the photo's row (`status` pending). */
export const fetchPhotoJob = jobKind({
  name: 'fetch-photo',
  data: z.object({ photoId: z.guid() }),
  // Most of the time is spent waiting for Meta; how many are decoded at a time is a limit of its own.
  concurrency: 4,
  key: (data) => data.photoId,
});
