import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../context.ts';
import type { Db } from '../db/db.ts';
import { users } from '../db/schema/users.ts';
import { AppError } from '../errors.ts';
import { presentUser, type UserRow } from './present-user.ts';

/** As e-mail addresses are stored and compared. */
export function normaliseEmail(email: string): string {
  return email.replaceAll('\u0000', '').toWellFormed().trim().toLowerCase();
}

export async function findUserByEmail(db: Db, email: string): Promise<UserRow | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, normaliseEmail(email)));
  return row ?? null;
}

export async function anyUserExists(db: Db): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

/**
 * The user who acts, as clients see users.
 * @throws AppError unauthenticated when nobody is signed in, or the user is gone since.
 */
export async function findSelf(db: Db, actor: Actor) {
  const rows = actor.kind === 'user' ? await db.select().from(users).where(eq(users.id, actor.id)) : [];
  const [row] = rows;
  if (!row) throw new AppError('unauthenticated', 'Please sign in first.');
  return presentUser(row);
}
