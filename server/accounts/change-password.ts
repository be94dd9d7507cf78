import { and, eq } from 'drizzle-orm';
import type { changePassword } from '../../shared/contracts/account.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { conflict } from '../errors.ts';
import { type ConfirmOptions, confirmPassword } from './confirm-identity.ts';
import { endSessions } from './end-sessions.ts';
import { hashPassword } from './password.ts';

/** A new password for the current one; whoever is signed in elsewhere has to sign in again. */
export function changePasswordVerb(options: ConfirmOptions): Verb<typeof changePassword> {
  return async (context, { body }) => {
    const user = await confirmPassword(context, options, {
      field: 'currentPassword',
      password: body.currentPassword,
    });
    const passwordHash = await hashPassword(body.newPassword);
    return withTx(context.pool, async (tx) => {
      const now = context.clock();
      const { rowCount } = await tx
        .update(users)
        .set({ passwordHash, provisional: false, updatedAt: now })
        .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)));
      if (rowCount !== 1) throw conflict('Your password was changed a moment ago, elsewhere.');
      const except = context.actor.kind === 'user' ? context.actor.sessionId : undefined;
      await endSessions(tx, { userId: user.id, now, ...(except && { except }) });
      await recordAct(tx, context, {
        action: 'user.change-password',
        subjectKind: 'user',
        subjectId: user.id,
      });
      return { success: true };
    });
  };
}
