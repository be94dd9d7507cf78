import { eq } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { recoveryCodes } from '../db/schema/recovery-codes.ts';
import { users } from '../db/schema/users.ts';

/** From now on the password alone signs this user in. */
export async function forgetTotp(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(users)
    .set({ totpSecret: null, totpDraft: null, totpSince: null, totpLastStep: null })
    .where(eq(users.id, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}
