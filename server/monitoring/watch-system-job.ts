import { z } from 'zod';
import { jobKind } from '../jobs/job-kind.ts';

/** Looks at all parts, also when nobody else does: since when something is wrong is known to the minute, and in the log. */
export const watchSystemJob = jobKind({ name: 'watch-system', data: z.object({}) });
