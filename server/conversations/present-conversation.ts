import { sql } from 'drizzle-orm';
import type { Conversation } from '../../shared/contracts/conversations.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { readConversations } from './read-conversations.ts';

/**
 * One conversation as routes show it.
 * @throws AppError not_found
 */
export async function presentConversation(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  id: string,
): Promise<Conversation> {
  const [found] = await readConversations(db, clock(), {
    where: sql`s.id = ${id}`,
    order: sql`s.created_at`,
    limit: 1,
  });
  if (!found) throw notFound('conversation');
  return found.conversation;
}
