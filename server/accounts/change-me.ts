import { eq } from 'drizzle-orm';
import type { changeMe } from '../../shared/contracts/account.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { lockSelf } from './find-user.ts';
import { presentUser } from './present-user.ts';

/** One's own name. */
export const changeMeVerb: Verb<typeof changeMe> = (context, { body }) =>
  withTx(context.pool, async (tx) => {
    const old = await lockSelf(tx, context.actor);
    await refuseStale(tx, {
      subjectKind: 'user',
      subjectId: old.id,
      seen: body.updatedAt,
      current: old.updatedAt,
    });
    if (body.name === old.name) return presentUser(old);
    const changed = { ...old, name: body.name, updatedAt: context.clock() };
    await tx
      .update(users)
      .set({ name: changed.name, updatedAt: changed.updatedAt })
      .where(eq(users.id, old.id));
    await recordAct(tx, context, {
      action: 'user.change',
      subjectKind: 'user',
      subjectId: old.id,
      before: { email: old.email, name: old.name },
      after: { email: old.email, name: changed.name },
    });
    return presentUser(changed);
  });
