import { and, desc, eq, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Submission } from '../../shared/contracts/submissions.ts';
import { Task } from '../../shared/contracts/templates.ts';
import type { Db } from '../db/db.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { microseconds } from './page-after.ts';
import { presentSubmission } from './present-submission.ts';
import { readAnswers } from './read-answers.ts';
import { readPhotos } from './read-photos.ts';

const Tasks = z.array(Task);

export interface FoundSubmission {
  submission: Submission;
  /** When it was made, in microseconds since 1970. */
  at: number;
  row: typeof submissions.$inferSelect;
  assignment: { templateId: number; templateVersion: number; machineId: number; operatorId: number };
  /** The tasks of the version that was assigned. */
  tasks: Task[];
}

/**
 * The submissions that `where` picks, newest first, whole.
 * Three statements, however many there are.
 */
export async function readSubmissions(
  db: Db,
  where: SQL | undefined,
  limit: number,
): Promise<FoundSubmission[]> {
  const rows = await db
    .select({
      submission: submissions,
      assignment: {
        templateId: assignments.templateId,
        templateVersion: assignments.templateVersion,
        machineId: assignments.machineId,
        operatorId: assignments.operatorId,
      },
      at: microseconds(submissions.createdAt),
      templateName: versions.name,
      tasks: versions.tasks,
      machineName: machines.name,
      operatorName: operators.name,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(
      versions,
      and(eq(versions.templateId, assignments.templateId), eq(versions.version, assignments.templateVersion)),
    )
    .innerJoin(machines, eq(machines.id, assignments.machineId))
    .innerJoin(operators, eq(operators.id, assignments.operatorId))
    .where(where)
    .orderBy(desc(submissions.createdAt), desc(submissions.id))
    .limit(limit);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.submission.id);
  const answers = await readAnswers(db, ids);
  const photos = await readPhotos(db, ids);
  return rows.map((row) => {
    const tasks = Tasks.parse(row.tasks);
    const parts = {
      answers: answers.get(row.submission.id) ?? [],
      photos: photos.get(row.submission.id) ?? [],
    };
    const submission = presentSubmission({ ...row, ...parts, tasks });
    return { submission, at: row.at, row: row.submission, assignment: row.assignment, tasks };
  });
}
