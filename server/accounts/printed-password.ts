import { and, eq, isNull } from 'drizzle-orm';
import { users } from '../db/schema/users.ts';
import { AppError } from '../errors.ts';
import type { UserRow } from './present-user.ts';
import { PRINTED_PASSWORD_LIFETIME } from './session-limits.ts';

/** The first admin whose generated password nobody has used yet. */
export const waitingForClaim = and(eq(users.provisional, true), isNull(users.disabledAt));

/** Nothing else changes who waits: changed last is when the password was printed. */
export const hasRunOut = ({ provisional, updatedAt }: UserRow, now: Date): boolean =>
  provisional && now.getTime() - updatedAt.getTime() >= PRINTED_PASSWORD_LIFETIME;

/** Only for those who know the password: it was the right one. */
export const ranOut = () =>
  new AppError(
    'unauthenticated',
    'This password has run out. Start the product again: it prints a fresh one.',
    { fields: { code: 'has run out; the next start of the product prints a fresh one' } },
  );
