import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../context.ts';
import type { Db, Tx } from '../db/db.ts';
import { users } from '../db/schema/users.ts';
import { AppError, notFound } from '../errors.ts';
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

type SignedIn = Extract<Actor, { kind: 'user' }>;

/** Who is signed in. @throws AppError unauthenticated when nobody is */
export function userOf(actor: Actor): SignedIn {
  if (actor.kind !== 'user') throw notSignedIn();
  return actor;
}

/**
 * The user who acts.
 * @throws AppError unauthenticated when nobody is signed in, or the user is gone since.
 */
export async function findSelfRow(db: Db, actor: Actor): Promise<UserRow> {
  const [row] = await db
    .select()
    .from(users)
    .where(eq(users.id, userOf(actor).id));
  if (!row) throw notSignedIn();
  return row;
}

/** The user who acts, as clients see users. @throws AppError unauthenticated */
export async function findSelf(db: Db, actor: Actor) {
  return presentUser(await findSelfRow(db, actor));
}

/** The user who acts, and nobody else changes the row meanwhile. @throws AppError unauthenticated */
export async function lockSelf(tx: Tx, actor: Actor): Promise<UserRow> {
  const [row] = await tx
    .select()
    .from(users)
    .where(eq(users.id, userOf(actor).id))
    .for('update');
  if (!row) throw notSignedIn();
  return row;
}

/** @throws AppError not_found */
export async function lockUser(tx: Tx, id: string): Promise<UserRow> {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  if (!row) throw notFound('user');
  return row;
}

const notSignedIn = () => new AppError('unauthenticated', 'Please sign in first.');
