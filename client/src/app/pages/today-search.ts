import { z } from 'zod';
import { JobFilter } from '../../features/assignments/job-filter.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const todaySearch = z.object({ group: JobFilter.optional().catch(undefined) });
