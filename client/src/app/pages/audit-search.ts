import { z } from 'zod';

const word = (longest: number) => z.coerce.string().min(1).max(longest).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

/** What the address of this page may carry; what it does not know is left out. */
export const auditSearch = z.object({
  who: z
    .union([z.uuid(), z.enum(['system', 'nobody'])])
    .optional()
    .catch(undefined),
  action: word(80),
  subjectKind: word(40),
  subjectId: word(80),
  from: day,
  to: day,
});
