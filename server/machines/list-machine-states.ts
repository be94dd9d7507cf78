import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { listMachineStates } from '../../shared/contracts/machines.ts';
import type { Verb } from '../context.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { machines } from '../db/schema/machines.ts';

/** Open checklists, and the last one, of each machine asked for that there is. One statement. */
export const listMachineStatesVerb: Verb<typeof listMachineStates> = async ({ db }, { query }) => {
  const open = db
    .select({ count: sql<number>`count(*)::int`.as('count') })
    .from(assignments)
    .where(and(eq(assignments.machineId, machines.id), inArray(assignments.status, ['pending', 'active'])))
    .as('open');
  const newest = db
    .select({ at: assignments.createdAt })
    .from(assignments)
    .where(eq(assignments.machineId, machines.id))
    .orderBy(desc(assignments.createdAt))
    .limit(1)
    .as('newest');
  const rows = await db
    .select({ id: machines.id, open: open.count, at: newest.at })
    .from(machines)
    .leftJoinLateral(open, sql`true`)
    .leftJoinLateral(newest, sql`true`)
    .where(inArray(machines.id, query.ids));
  return {
    items: rows.map(({ id, open, at }) => ({
      id,
      open: open ?? 0,
      lastAssignedAt: at?.toISOString() ?? null,
    })),
  };
};
