import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { AssignmentCheck, checkAssignments } from '../../shared/contracts/assignments.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { readSettings } from '../settings/read-settings.ts';
import { checkOperators } from './check-operators.ts';

/** What a manager should know before assigning: who is busy, who can't be reached, what is open already, what is archived. */
export const checkAssignmentsVerb: Verb<typeof checkAssignments> = async ({ db, clock }, { body }) => {
  const { templateId, machineIds, operatorIds } = body;
  const { messageTemplate } = await readSettings(db);
  const archivedMachines = await db
    .select({ id: machines.id })
    .from(machines)
    .where(and(inArray(machines.id, machineIds), isNotNull(machines.archivedAt)));
  return {
    templateArchived: templateId ? await isArchived(db, templateId) : false,
    archivedMachineIds: archivedMachines.map(({ id }) => id),
    operators: await checkOperators(db, operatorIds, {
      now: clock(),
      hasMessageTemplate: messageTemplate !== null,
    }),
    open: templateId ? await openAlready(db, templateId, machineIds) : [],
  };
};

async function isArchived(db: Db, templateId: number): Promise<boolean> {
  const [row] = await db
    .select({ at: checklistTemplates.archivedAt })
    .from(checklistTemplates)
    .where(eq(checklistTemplates.id, templateId));
  return Boolean(row?.at);
}

function openAlready(db: Db, templateId: number, machineIds: number[]): Promise<AssignmentCheck['open']> {
  return db
    .select({
      assignmentId: assignments.id,
      machineId: assignments.machineId,
      operatorId: assignments.operatorId,
      operatorName: operators.name,
    })
    .from(assignments)
    .innerJoin(operators, eq(operators.id, assignments.operatorId))
    .where(
      and(
        inArray(assignments.status, ['pending', 'active']),
        eq(assignments.templateId, templateId),
        inArray(assignments.machineId, machineIds),
      ),
    )
    .orderBy(assignments.createdAt)
    .limit(1_000);
}
