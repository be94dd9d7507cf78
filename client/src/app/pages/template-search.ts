import { z } from 'zod';

/** What the address of this page may carry; what it does not know is left out. */
export const templateSearch = z.object({
  tab: z.literal('versions').optional().catch(undefined),
});
