import { desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listUsers as contract } from '../../shared/contracts/auth.ts';
import type { Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentUser } from './present-user.ts';

const Key = z.tuple([z.string().max(40), z.uuid()]);

export const listUsers: Verb<typeof contract> = async ({ db }, { query: { limit, cursor } }) => {
  const after = decodeCursor(cursor, Key);
  const rows = await db
    .select({ user: users, at: sql<string>`${users.createdAt}::text` })
    .from(users)
    .where(
      after
        ? sql`(${users.createdAt}, ${users.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
        : undefined,
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ user }) => presentUser(user)),
    nextCursor: rows.length > limit && last ? encodeCursor([last.at, last.user.id]) : null,
  };
};
