import { z } from 'zod';
import { ConversationFilter } from '../../features/conversations/conversation-filter.ts';

/** What the address of this page may carry; what it does not know is left out. */
export const conversationsSearch = z.object({
  show: ConversationFilter.optional().catch(undefined),
  search: z.string().trim().min(1).max(120).optional().catch(undefined),
});
