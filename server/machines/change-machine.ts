import { eq } from 'drizzle-orm';
import type { changeMachine } from '../../shared/contracts/machines.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Verb } from '../context.ts';
import { machines } from '../db/schema/machines.ts';
import { withTx } from '../db/with-tx.ts';
import { codeIsFree } from './code-is-free.ts';
import { lockMachine } from './find-machine.ts';
import { presentMachine } from './present-machine.ts';

/**
 * Changes what the body names; an empty code or location takes it away. A change to what it is already is none.
 * @throws AppError not_found; conflict when another machine has the code, or when somebody was faster.
 */
export const changeMachineVerb: Verb<typeof changeMachine> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    const old = await lockMachine(tx, params.id);
    await refuseStale(tx, {
      subjectKind: 'machine',
      subjectId: old.id,
      seen: body.updatedAt,
      current: old.updatedAt,
    });
    const wanted = {
      name: body.name ?? old.name,
      code: body.code === undefined ? old.code : body.code || null,
      location: body.location === undefined ? old.location : body.location || null,
      archivedAt: archivedAt(old.archivedAt, body.archived, context.clock()),
    };
    const same =
      wanted.name === old.name &&
      wanted.code === old.code &&
      wanted.location === old.location &&
      wanted.archivedAt === old.archivedAt;
    if (same) return presentMachine(old);
    if (wanted.code !== old.code) await codeIsFree(tx, wanted.code);
    const changed = { ...old, ...wanted, updatedAt: context.clock() };
    await tx.update(machines).set(changed).where(eq(machines.id, old.id));
    const before = presentMachine(old);
    const after = presentMachine(changed);
    await recordAct(tx, context, {
      action: 'machine.change',
      subjectKind: 'machine',
      subjectId: old.id,
      before,
      after,
    });
    return after;
  });

function archivedAt(old: Date | null, archived: boolean | undefined, now: Date): Date | null {
  if (archived === undefined) return old;
  return archived ? (old ?? now) : null;
}
