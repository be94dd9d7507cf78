import type { createMachine, Machine } from '../../shared/contracts/machines.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Input, RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { withTx } from '../db/with-tx.ts';
import { answerOnce } from '../http/answer-once.ts';
import { codeIsFree } from './code-is-free.ts';
import { presentMachine } from './present-machine.ts';

/** @throws AppError conflict when another machine has the code. */
export const createMachineVerb: Verb<typeof createMachine> = (context, { body }) =>
  withTx(context.pool, (tx) => answerOnce(tx, context, () => makeMachine(tx, context, body)));

async function makeMachine(
  tx: Tx,
  context: RequestContext,
  body: Input<typeof createMachine>['body'],
): Promise<Machine> {
  const code = body.code || null;
  await codeIsFree(tx, code);
  const now = context.clock();
  const [row] = await tx
    .insert(machines)
    .values({ name: body.name, code, location: body.location || null, createdAt: now, updatedAt: now })
    .returning();
  const machine = presentMachine(row as typeof machines.$inferSelect);
  await recordAct(tx, context, {
    action: 'machine.create',
    subjectKind: 'machine',
    subjectId: machine.id,
    after: machine,
  });
  return machine;
}
