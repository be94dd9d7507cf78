import { z } from 'zod';
import { Review, SubmissionStatus } from '../../../../shared/words.ts';

const id = z.int().min(1).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What the address of this page may carry; what it does not know is left out. */
export const submissionsSearch = z.object({
  search: z.string().max(120).optional().catch(undefined),
  templateId: id,
  machineId: id,
  operatorId: id,
  status: SubmissionStatus.optional().catch(undefined),
  failed: z.literal(true).optional().catch(undefined),
  review: z
    .enum(['open', ...Review.options])
    .optional()
    .catch(undefined),
  from: day,
  to: day,
});
