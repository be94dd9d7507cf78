import { eq } from 'drizzle-orm';
import type { changeAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { withTx } from '../db/with-tx.ts';
import { conflict, notFound } from '../errors.ts';
import { presentAssignment } from './present-assignment.ts';

/** Changes the due time. @throws AppError not_found; conflict once it is completed or cancelled */
export const changeAssignmentVerb: Verb<typeof changeAssignment> = async (context, { params, body }) => {
  const dueAt = body.dueAt === null ? null : new Date(body.dueAt);
  await withTx(context.pool, async (tx) => {
    const [before] = await tx
      .select()
      .from(checklistAssignments)
      .where(eq(checklistAssignments.id, params.id))
      .for('no key update');
    if (!before) throw notFound('assignment');
    if (before.status === 'completed' || before.status === 'cancelled')
      throw conflict(`This assignment is ${before.status}: its due time does not change any more.`);
    await tx
      .update(checklistAssignments)
      .set({ dueAt, updatedAt: context.clock() })
      .where(eq(checklistAssignments.id, params.id));
    await recordAct(tx, context, {
      action: 'assignment.change',
      subjectKind: 'assignment',
      subjectId: params.id,
      before: { dueAt: before.dueAt },
      after: { dueAt },
    });
  });
  return presentAssignment(context.db, params.id);
};
