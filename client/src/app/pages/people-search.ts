import { z } from 'zod';
import { Role } from '../../../../shared/words.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const peopleSearch = z.object({
  search: z.coerce.string().max(254).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  state: z.enum(['active', 'disabled']).optional().catch(undefined),
});
