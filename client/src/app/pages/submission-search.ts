import { z } from 'zod';

/** What the address of this page may carry; what it does not know is left out. */
export const submissionSearch = z.object({
  order: z.enum(['asked', 'failed']).optional().catch(undefined),
  tab: z.enum(['answers', 'chat']).optional().catch(undefined),
});
