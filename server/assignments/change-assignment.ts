import { eq } from 'drizzle-orm';
import type { changeAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Verb } from '../context.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { withTx } from '../db/with-tx.ts';
import { conflict, notFound } from '../errors.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Changes the due time or the note; what is not named stays.
 * @throws AppError not_found; conflict once it is completed or cancelled, or when somebody was faster
 */
export const changeAssignmentVerb: Verb<typeof changeAssignment> = async (context, { params, body }) => {
  await withTx(context.pool, async (tx) => {
    const [before] = await tx
      .select()
      .from(checklistAssignments)
      .where(eq(checklistAssignments.id, params.id))
      .for('no key update');
    if (!before) throw notFound('assignment');
    if (before.status === 'completed' || before.status === 'cancelled')
      throw conflict(`This assignment is ${before.status}: it does not change any more.`);
    await refuseStale(tx, {
      subjectKind: 'assignment',
      subjectId: params.id,
      seen: body.updatedAt,
      current: before.updatedAt,
    });
    const dueAt = body.dueAt === undefined ? before.dueAt : body.dueAt ? new Date(body.dueAt) : null;
    const note = body.note === undefined ? before.note : body.note || null;
    await tx
      .update(checklistAssignments)
      .set({ dueAt, note, updatedAt: context.clock() })
      .where(eq(checklistAssignments.id, params.id));
    await recordAct(tx, context, {
      action: 'assignment.change',
      subjectKind: 'assignment',
      subjectId: params.id,
      before: { dueAt: before.dueAt, note: before.note },
      after: { dueAt, note },
    });
  });
  return presentAssignment(context.db, params.id);
};
