import { and, eq, gt, isNull } from 'drizzle-orm';
import type { register } from '../../shared/contracts/auth.ts';
import type { Role } from '../../shared/words.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { invitations } from '../db/schema/invitations.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError } from '../errors.ts';
import { actingAs } from './acting-as.ts';
import { anyUserExists } from './find-user.ts';
import { lockFirstUser } from './first-user-lock.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { hashPassword } from './password.ts';
import { hashToken, type SessionSecrets } from './session-tokens.ts';
import { startSession } from './start-session.ts';

export interface RegisterOptions {
  secrets: SessionSecrets;
  throttle: LoginThrottle;
}

/**
 * The first user becomes admin, exactly one even when several try at once. Later ones need an invitation, which works
 * once, for the address that it was made for.
 */
export function registerVerb({ secrets, throttle }: RegisterOptions): Verb<typeof register> {
  return async (context, { body }) => {
    await throttle.takeAddress(context.ip);
    // Hashing takes its time: neither for people without an invitation, nor while others wait for the lock.
    if (!body.invitation && (await anyUserExists(context.db))) throw notInvited();
    const passwordHash = await hashPassword(body.password);
    return withTx(context.pool, async (tx) => {
      const now = context.clock();
      await lockFirstUser(tx);
      const first = !(await anyUserExists(tx));
      const role = first
        ? 'admin'
        : await spendInvitation(tx, hashToken(secrets.access, body.invitation ?? ''), body.email, now);
      const [user] = await tx
        .insert(users)
        .values({ email: body.email, name: body.name, role, passwordHash, createdAt: now, updatedAt: now })
        .returning();
      if (!user) throw new Error('The user was not inserted.');
      await recordAct(tx, actingAs(context, user), {
        action: 'user.register',
        subjectKind: 'user',
        subjectId: user.id,
        after: { email: user.email, name: user.name, role: user.role },
      });
      return startSession(tx, secrets, { ...context, user, now });
    });
  };
}

async function spendInvitation(tx: Tx, tokenHash: Buffer, email: string, now: Date): Promise<Role> {
  const [invitation] = await tx
    .update(invitations)
    .set({ usedAt: now })
    .where(
      and(
        eq(invitations.tokenHash, tokenHash),
        eq(invitations.email, email),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      ),
    )
    .returning({ role: invitations.role });
  if (!invitation) throw notInvited();
  return invitation.role;
}

function notInvited(): AppError {
  return new AppError(
    'forbidden',
    'Registering takes an invitation that is made for this e-mail address, unused and not older than seven days. Please ask an admin for one.',
  );
}
