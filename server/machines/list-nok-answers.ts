import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { listNokAnswers } from '../../shared/contracts/machines.ts';
import type { Verb } from '../context.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { operators } from '../db/schema/operators.ts';
import { findMachine } from './find-machine.ts';

const MOST = 20;
/** How far back, so that a machine with years of checklists costs no more than a new one. */
const OF_LATE_MS = 90 * 86_400_000;
const Tasks = z.array(z.object({ taskName: z.string() }));

/** @throws AppError not_found */
export const listNokAnswersVerb: Verb<typeof listNokAnswers> = async ({ db, clock }, { params }) => {
  await findMachine(db, params.id);
  const rows = await db
    .select({ answer: answers, version: versions, operatorName: operators.name })
    .from(assignments)
    .innerJoin(submissions, eq(submissions.assignmentId, assignments.id))
    .innerJoin(answers, eq(answers.submissionId, submissions.id))
    .innerJoin(
      versions,
      and(eq(versions.templateId, assignments.templateId), eq(versions.version, assignments.templateVersion)),
    )
    .innerJoin(operators, eq(operators.id, assignments.operatorId))
    .where(
      and(
        eq(assignments.machineId, params.id),
        gt(assignments.createdAt, new Date(clock().getTime() - OF_LATE_MS)),
        eq(answers.result, 'NOK'),
        isNull(answers.supersededAt),
      ),
    )
    .orderBy(desc(answers.answeredAt), desc(answers.id))
    .limit(MOST);
  return {
    items: rows.map(({ answer, version, operatorName }) => ({
      submissionId: answer.submissionId,
      taskIndex: answer.taskIndex,
      taskName:
        Tasks.safeParse(version.tasks).data?.[answer.taskIndex]?.taskName ??
        `Question ${answer.taskIndex + 1}`,
      templateName: version.name,
      operatorName,
      result: 'NOK' as const,
      remarks: answer.remarks ?? '',
      answeredAt: answer.answeredAt.toISOString(),
    })),
  };
};
