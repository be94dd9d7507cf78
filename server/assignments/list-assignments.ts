import { and, eq } from 'drizzle-orm';
import type { listAssignments } from '../../shared/contracts/assignments.ts';
import type { Verb } from '../context.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { encodeCursor } from '../http/page-cursor.ts';
import { pageAfter } from '../submissions/page-after.ts';
import { presentAssignments } from './present-assignment.ts';

/** Assignments, newest first; one statement a page. */
export const listAssignmentsVerb: Verb<typeof listAssignments> = async ({ db }, { query }) => {
  const found = await presentAssignments(
    db,
    and(
      query.status && eq(assignments.status, query.status),
      query.operatorId === undefined ? undefined : eq(assignments.operatorId, query.operatorId),
      query.machineId === undefined ? undefined : eq(assignments.machineId, query.machineId),
      pageAfter(assignments, query.cursor),
    ),
    query.limit + 1,
  );
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ assignment }) => assignment),
    nextCursor: last ? encodeCursor([last.at, last.assignment.id]) : null,
  };
};
