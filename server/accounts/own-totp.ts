import { and, count, eq, isNull } from 'drizzle-orm';
import type { beginTotp, confirmTotp, disableTotp, getTotp } from '../../shared/contracts/account.ts';
import { recordAct } from '../audit/record-act.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { recoveryCodes } from '../db/schema/recovery-codes.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { badField, conflict } from '../errors.ts';
import { accountKey } from './account-key.ts';
import { type ConfirmOptions, confirmPassword } from './confirm-identity.ts';
import { findSelfRow, lockSelf, userOf } from './find-user.ts';
import { forgetTotp } from './forget-totp.ts';
import type { UserRow } from './present-user.ts';
import { seal, unseal } from './seal.ts';
import { hashRecoveryCode, takeCode } from './take-code.ts';
import { newRecoveryCodes, newTotp, normaliseCode, stepOfCode } from './totp.ts';

const WRONG = 'is wrong, or was used before';

export const getTotpVerb: Verb<typeof getTotp> = async ({ db, actor }) => {
  const user = await findSelfRow(db, actor);
  const [left] = await db
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, user.id), isNull(recoveryCodes.usedAt)));
  return { since: user.totpSince?.toISOString() ?? null, recoveryCodesLeft: left?.n ?? 0 };
};

/** A new secret, sealed and waiting for its first code; one that waited before is forgotten. */
export function beginTotpVerb(options: ConfirmOptions): Verb<typeof beginTotp> {
  return async (context, { body }) => {
    const user = await confirmPassword(context, options, { field: 'password', password: body.password });
    if (user.totpSecret) throw alreadyOn();
    const made = newTotp(user.email);
    await context.db
      .update(users)
      .set({ totpDraft: seal(options.secrets, user.id, made.secret) })
      .where(eq(users.id, user.id));
    return made;
  };
}

/** The first code of the app: from now on signing in takes one. */
export function confirmTotpVerb({ secrets, throttle }: ConfirmOptions): Verb<typeof confirmTotp> {
  return async (context, { body }) => {
    await throttle.takeCode(`${accountKey(secrets, userOf(context.actor).email)}:draft`);
    return withTx(context.pool, async (tx) => {
      const user = await lockSelf(tx, context.actor);
      if (user.totpSecret) throw alreadyOn();
      const secret = user.totpDraft && unseal(secrets, user.id, user.totpDraft);
      if (!secret) throw conflict('This setup was not begun, or has been forgotten. Begin again.');
      const { code } = normaliseCode(body.code);
      const step = stepOfCode({ secret, code, now: context.clock(), lastStep: null });
      if (step === null) throw badField('code', 'is wrong. Is the clock of the phone right?');
      await tx
        .update(users)
        .set({
          totpSecret: seal(secrets, user.id, secret),
          totpDraft: null,
          totpSince: context.clock(),
          totpLastStep: step,
        })
        .where(eq(users.id, user.id));
      await recordTotp(tx, context, 'user.enable-totp', user);
      return { recoveryCodes: await giveRecoveryCodes(tx, user.id) };
    });

    async function giveRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
      const codes = newRecoveryCodes();
      const hash = (code: string) => hashRecoveryCode(secrets, userId, normaliseCode(code).code);
      await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
      await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hash(code) })));
      return codes;
    }
  };
}

/** Back to the password alone; takes the password and a code, since a stranger at an open page has neither. */
export function disableTotpVerb(options: ConfirmOptions): Verb<typeof disableTotp> {
  const { secrets, throttle } = options;
  return async (context, { body }) => {
    const user = await confirmPassword(context, options, { field: 'password', password: body.password });
    if (!user.totpSecret) throw conflict('You sign in with the password alone already.');
    await throttle.takeCode(accountKey(secrets, user.email));
    return withTx(context.pool, async (tx) => {
      const good = await takeCode(tx, secrets, { user, typed: body.code, now: context.clock() });
      if (!good) throw badField('code', WRONG);
      await forgetTotp(tx, user.id);
      await recordTotp(tx, context, 'user.disable-totp', user);
      return { success: true };
    });
  };
}

const alreadyOn = () => conflict('You sign in with a code already.');

const recordTotp = (tx: Tx, context: RequestContext, action: string, user: UserRow) =>
  recordAct(tx, context, { action, subjectKind: 'user', subjectId: user.id, after: { email: user.email } });
