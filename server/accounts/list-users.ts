import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listUsers as contract } from '../../shared/contracts/people.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Input, Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { decodeCursor, encodeCursor, Moment } from '../http/page-cursor.ts';
import { presentPerson } from './present-user.ts';

const Key = z.tuple([Moment, z.uuid()]);

/** Users, newest first; there are some hundred of them at most. */
export const listUsersVerb: Verb<typeof contract> = async ({ db }, { query }) => {
  const { limit, cursor } = query;
  const after = decodeCursor(cursor, Key);
  const rows = await db
    .select({ user: users, at: sql<string>`${users.createdAt}::text` })
    .from(users)
    .where(
      and(
        matching(query),
        after
          ? sql`(${users.createdAt}, ${users.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ user }) => presentPerson(user)),
    nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.user.id]) : null,
  };
};

function matching({ search = '', role, state }: Input<typeof contract>['query']): SQL | undefined {
  const text = cleanText(254).parse(search);
  const within = (column: typeof users.name | typeof users.email) =>
    sql`strpos(lower(${column}), lower(${text})) > 0`;
  return and(
    text === '' ? undefined : or(within(users.name), within(users.email)),
    role && eq(users.role, role),
    state && (state === 'active' ? isNull(users.disabledAt) : isNotNull(users.disabledAt)),
  );
}
