import { z } from 'zod';
import { jobKind } from '../jobs/job-kind.ts';

/** How long a photo may wait for its answer before we ask for it: long enough to type one with a glove. */
export const PHOTO_WAITS_SECONDS = 25;

/** Looks again at a photo that came without an answer. Carries what it was for, and does nothing when that has passed. */
export const photoWaitedJob = jobKind({
  name: 'photo-waited',
  data: z.object({ sessionId: z.string(), photoId: z.guid() }),
  concurrency: 4,
});

/** Ends sessions whose time is over, and starts what waits in line for an operator who has no conversation. */
export const tendSessionsJob = jobKind({ name: 'tend-sessions', data: z.object({}) });
