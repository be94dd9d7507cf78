import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listConversations } from '../../shared/contracts/conversations.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Input, Verb } from '../context.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { isStuck } from './is-stuck.ts';
import { readConversations } from './read-conversations.ts';

/** When the last one moved (microseconds since 1970), and its id. */
const Cursor = z.tuple([z.int().min(0), z.string().max(40)]);

/**
 * Conversations, the one that moved last first. An index on that would cost each answer an entry in every index of the sessions: of
 * those that are not over, which are few, PostgreSQL finds the newest by looking at all. Of those that are over, the newest made comes
 * first, by its index.
 */
export const listConversationsVerb: Verb<typeof listConversations> = async ({ db, clock }, { query }) => {
  const now = clock();
  const over = query.status === 'completed' || query.status === 'cancelled';
  const order = over ? sql`s.created_at` : sql`COALESCE(s.last_message_at, s.created_at)`;
  const found = await readConversations(db, now, {
    where: sql.join(conditions(query, order, now), sql` AND `),
    order,
    limit: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ conversation }) => conversation),
    nextCursor: last ? encodeCursor([last.at, last.conversation.id]) : null,
  };
};

function conditions(
  { status = 'active', operatorId, search, stuck, cursor }: Input<typeof listConversations>['query'],
  order: SQL,
  now: Date,
): SQL[] {
  const all = [sql`s.status = ${status}`];
  if (operatorId !== undefined) all.push(sql`s.operator_id = ${operatorId}`);
  if (stuck) all.push(isStuck(now));
  const text = cleanText(120).parse(search ?? '');
  if (text !== '')
    all.push(
      sql`strpos(lower(concat_ws(E'\n', o.name, o.phone_number, m.name, v.name)), lower(${text})) > 0`,
    );
  const key = decodeCursor(cursor, Cursor);
  if (key)
    all.push(
      sql`(${order}, s.id) < (timestamptz 'epoch' + ${key[0]}::double precision * interval '1 microsecond', ${key[1]})`,
    );
  return all;
}
