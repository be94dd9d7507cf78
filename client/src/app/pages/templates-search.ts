import { z } from 'zod';

/** What the address of this page may carry; what it does not know is left out. */
export const templatesSearch = z.object({
  search: z.coerce.string().max(120).optional().catch(undefined),
  archived: z.literal(true).optional().catch(undefined),
  sort: z.literal('changed').optional().catch(undefined),
});
