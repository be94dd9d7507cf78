import { and, eq } from 'drizzle-orm';
import type { claim } from '../../shared/contracts/auth.ts';
import { recordAct } from '../audit/record-act.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError, conflict } from '../errors.ts';
import { actingAs } from './acting-as.ts';
import type { LogInOptions } from './log-in.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { UserRow } from './present-user.ts';
import { hasRunOut, ranOut, waitingForClaim } from './printed-password.ts';
import { startSession } from './start-session.ts';

/** Tries at it are counted as if it were an account's name. */
const FIRST_ADMIN = 'first-admin';

/**
 * The provisional first admin gets the name, e-mail address and password of whoever knows the one that was printed, who is signed in.
 * The user stays the same one. Throttled like signing in.
 * @throws AppError conflict when no admin waits (any more); unauthenticated when the code is wrong, or has run out
 */
export function claimVerb({ secrets, throttle, onAttempt }: LogInOptions): Verb<typeof claim> {
  return async (context, { body }) => {
    const [admin] = await context.db.select().from(users).where(waitingForClaim);
    if (!admin) throw nobodyWaits();
    await throttle.take(FIRST_ADMIN, context.ip);
    if (!(await verifyPassword(admin.passwordHash, body.code))) {
      context.log.warn({ ip: context.ip, result: 'failure' }, 'authentication failed');
      onAttempt('failure');
      throw new AppError('unauthenticated', 'This is not the password that was printed at the first start.', {
        fields: { code: 'is not the password that was printed at the first start' },
      });
    }
    if (hasRunOut(admin, context.clock())) throw ranOut();
    await throttle.forgive(FIRST_ADMIN, context.ip);
    const { email, name } = body;
    const passwordHash = await hashPassword(body.password);
    const signedIn = await withTx(context.pool, async (tx) => {
      const user = await makeTheirs(tx, context, admin, { email, name, passwordHash });
      return startSession(tx, secrets, { ...context, user, now: context.clock() });
    });
    onAttempt('success');
    return signedIn;
  };
}

type Claimed = Pick<UserRow, 'email' | 'name' | 'passwordHash'>;

async function makeTheirs(tx: Tx, context: RequestContext, admin: UserRow, claimed: Claimed) {
  const [user] = await tx
    .update(users)
    .set({ ...claimed, provisional: false, updatedAt: context.clock() })
    .where(and(eq(users.id, admin.id), waitingForClaim, eq(users.passwordHash, admin.passwordHash)))
    .returning();
  // Somebody was faster, here or by signing in.
  if (!user) throw nobodyWaits();
  await recordAct(tx, actingAs(context, user), {
    action: 'user.claim',
    subjectKind: 'user',
    subjectId: user.id,
    before: { email: admin.email, name: admin.name },
    after: { email: user.email, name: user.name },
  });
  return user;
}

const nobodyWaits = () => conflict('The first admin is somebody’s already. Please sign in.');
