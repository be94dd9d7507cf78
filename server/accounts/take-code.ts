import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { recoveryCodes } from '../db/schema/recovery-codes.ts';
import { users } from '../db/schema/users.ts';
import type { UserRow } from './present-user.ts';
import { unseal } from './seal.ts';
import { hashToken, type SessionSecrets } from './session-tokens.ts';
import { normaliseCode, stepOfCode } from './totp.ts';

/**
 * Whether this is a code of that user's app, or a recovery code, that was not used before; it is used then. Of several at once one is
 * taken.
 */
export async function takeCode(
  db: Db,
  secrets: SessionSecrets,
  given: { user: UserRow; typed: string; now: Date },
): Promise<boolean> {
  const { user, now } = given;
  const { kind, code } = normaliseCode(given.typed);
  if (kind === 'recovery') return takeRecoveryCode(db, secrets, user.id, code, now);
  const secret = user.totpSecret && unseal(secrets, user.id, user.totpSecret);
  const step = secret ? stepOfCode({ secret, code, now, lastStep: user.totpLastStep }) : null;
  if (step === null) return false;
  const { rowCount } = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, user.id), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))));
  return rowCount === 1;
}

async function takeRecoveryCode(db: Db, secrets: SessionSecrets, userId: string, code: string, now: Date) {
  const { rowCount } = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, hashRecoveryCode(secrets, userId, code)),
        isNull(recoveryCodes.usedAt),
      ),
    );
  return rowCount === 1;
}

/** As recovery codes are stored; `code` is normalised. */
export function hashRecoveryCode(secrets: SessionSecrets, userId: string, code: string): Buffer {
  return hashToken(secrets.access, `recovery ${userId} ${code}`);
}
