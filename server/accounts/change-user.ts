import { and, asc, eq, isNull } from 'drizzle-orm';
import type { changeUser } from '../../shared/contracts/people.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Input, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { conflict } from '../errors.ts';
import { endSessions } from './end-sessions.ts';
import { lockUser } from './find-user.ts';
import { presentPerson, type UserRow } from './present-user.ts';

/**
 * Changes what the body names. Who is disabled is signed out everywhere at once; a role counts from the next request on.
 * @throws AppError not_found; conflict when somebody was faster, or no active admin would be left
 */
export const changeUserVerb: Verb<typeof changeUser> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    // All admins before the user, always in the same order: two who take each other's role away wait for one another here.
    const admins = await lockActiveAdmins(tx);
    const old = await lockUser(tx, params.id);
    await refuseStale(tx, {
      subjectKind: 'user',
      subjectId: old.id,
      seen: body.updatedAt,
      current: old.updatedAt,
    });
    const wanted = wantedOf(old, body, context.clock());
    if (isSame(old, wanted)) return presentPerson(old);
    const staysAdmin = wanted.role === 'admin' && !wanted.disabledAt;
    if (!staysAdmin && admins.length === 1 && admins[0] === old.id) throw lastAdmin();
    const changed = { ...old, ...wanted, updatedAt: context.clock() };
    const { name, role, disabledAt, updatedAt } = changed;
    await tx.update(users).set({ name, role, disabledAt, updatedAt }).where(eq(users.id, old.id));
    if (disabledAt && !old.disabledAt) await endSessions(tx, { userId: old.id, now: updatedAt });
    await recordAct(tx, context, {
      action: actionOf(old, changed),
      subjectKind: 'user',
      subjectId: old.id,
      before: factsOf(old),
      after: factsOf(changed),
    });
    return presentPerson(changed);
  });

type Wanted = Pick<UserRow, 'name' | 'role' | 'disabledAt'>;

function wantedOf(old: UserRow, body: Input<typeof changeUser>['body'], now: Date): Wanted {
  const { name = old.name, role = old.role, disabled = old.disabledAt !== null } = body;
  return { name, role, disabledAt: disabled ? (old.disabledAt ?? now) : null };
}

const isSame = (old: Wanted, wanted: Wanted) =>
  old.name === wanted.name && old.role === wanted.role && old.disabledAt === wanted.disabledAt;

function actionOf(old: Wanted, changed: Wanted): string {
  if (!old.disabledAt === !changed.disabledAt) return 'user.change';
  return changed.disabledAt ? 'user.disable' : 'user.enable';
}

const factsOf = (user: UserRow) => ({
  email: user.email,
  name: user.name,
  role: user.role,
  disabled: user.disabledAt !== null,
});

async function lockActiveAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .for('update');
  return rows.map(({ id }) => id);
}

const lastAdmin = () =>
  conflict(
    'This is the last active admin. Make somebody else admin first, or nobody could change anything here.',
  );
