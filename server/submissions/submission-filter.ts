import { type AnyColumn, and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import type { listSubmissionRows } from '../../shared/contracts/submission-rows.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Db } from '../db/db.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';

export type SubmissionFilters = Omit<z.output<(typeof listSubmissionRows)['query']>, 'limit' | 'cursor'>;

/** The filters of the list as a condition on submissions; days are days in `timeZone`. */
export async function submissionFilter(
  db: Db,
  filters: SubmissionFilters,
  timeZone: string,
): Promise<SQL | undefined> {
  const { templateId, machineId, operatorId, status, from, to } = filters;
  const startOf = (day: string, plus = 0) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  return and(
    templateId === undefined ? undefined : eq(submissions.templateId, templateId),
    machineId === undefined ? undefined : eq(submissions.machineId, machineId),
    operatorId === undefined ? undefined : eq(submissions.operatorId, operatorId),
    status && eq(submissions.status, status),
    filters.failed === undefined ? undefined : failed(filters.failed),
    filters.review && reviews[filters.review],
    from === undefined ? undefined : sql`${submissions.createdAt} >= ${startOf(from)}`,
    to === undefined ? undefined : sql`${submissions.createdAt} < ${startOf(to, 1)}`,
    await named(db, filters.search),
  );
}

/** Word for word as in the conditions of their indexes, so that PostgreSQL sees that they fit. */
const reviews = {
  open: sql`(${submissions.status} = 'completed' and ${submissions.review} is null)`,
  accepted: sql`${submissions.review} = 'accepted'`,
  needs_action: sql`${submissions.review} = 'needs_action'`,
};

function failed(wanted: boolean): SQL {
  const some = sql`exists (select from checklist_answers f where f.submission_id = ${submissions.id}
    and f.superseded_at is null and (f.result = 'NOK' or f.out_of_limits))`;
  return wanted ? some : sql`not ${some}`;
}

/** Whose names have the text: looked up first, so that PostgreSQL knows how few or many they are. */
async function named(db: Db, search = ''): Promise<SQL | undefined> {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const within = (column: AnyColumn) => sql`strpos(lower(${column}), lower(${text})) > 0`;
  const idsOf = async (table: Named, where: SQL) => {
    const rows = await db.selectDistinct({ id: table.id }).from(table.of).where(where);
    return sql`${`{${rows.map(({ id }) => id).join(',')}}`}::int[]`;
  };
  const machine = await idsOf(
    { of: machines, id: machines.id },
    sql`${within(machines.name)} or ${within(machines.code)}`,
  );
  const operator = await idsOf({ of: operators, id: operators.id }, within(operators.name));
  const template = await idsOf({ of: versions, id: versions.templateId }, within(versions.name));
  return sql`(${submissions.machineId} = any(${machine}) or ${submissions.operatorId} = any(${operator})
    or ${submissions.templateId} = any(${template}))`;
}

interface Named {
  of: PgTable;
  id: AnyPgColumn;
}
