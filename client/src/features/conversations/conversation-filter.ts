import { z } from 'zod';

/** Which conversations a list shows, as the address has it; without one, those that are running. */
export const ConversationFilter = z.enum(['stuck', 'waiting', 'expired', 'completed', 'cancelled']);
export type ConversationFilter = z.infer<typeof ConversationFilter>;

export interface ConversationsWanted {
  show?: ConversationFilter | undefined;
  search?: string | undefined;
}

/** The same as the server is asked for it. */
export function queryOf({ show, search }: ConversationsWanted) {
  return {
    ...(show === 'stuck' ? { stuck: 'true' as const } : show && { status: show }),
    ...(search && { search }),
  };
}
