import { z } from 'zod';
import { jobKind } from '../jobs/job-kind.ts';

/** Finds pending photos that have no job, and gives them one. */
export const sweepPhotosJob = jobKind({ name: 'sweep-photos', data: z.object({}) });
