import { and, desc, eq, gte, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { Task } from '../../shared/contracts/templates.ts';
import type { listNotGoodAnswers, NotGoodAnswer } from '../../shared/contracts/today.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentPhoto } from '../photos/present-photo.ts';
import { microseconds } from '../submissions/page-after.ts';
import { type PhotoRow, readPhotos } from '../submissions/read-photos.ts';
import { notGood } from './present-jobs.ts';
import { siteMoment } from './site-moment.ts';

/** When the last one was given (microseconds since 1970), and its id. */
const Cursor = z.tuple([z.int().min(0), z.uuid()]);

/** Today's answers that are NOK or out of their limits, newest first, with their photos; two statements a page. */
export const listNotGoodAnswersVerb: Verb<typeof listNotGoodAnswers> = async (context, { query }) => {
  const { db } = context;
  const after = decodeCursor(query.cursor, Cursor);
  const { day } = await siteMoment(context);
  const rows = await selectAnswers(db)
    .where(
      and(
        notGood,
        gte(answers.answeredAt, day.start),
        lt(answers.answeredAt, day.end),
        after === null
          ? undefined
          : sql`(${answers.answeredAt}, ${answers.id}) <
            (timestamptz 'epoch' + ${after[0]}::double precision * interval '1 microsecond', ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(answers.answeredAt), desc(answers.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const ids = [...new Set(page.map(({ answer }) => answer.submissionId))];
  const photos = ids.length > 0 ? await readPhotos(db, ids) : new Map<string, PhotoRow[]>();
  return {
    items: page.map((row) => present(row, photos.get(row.answer.submissionId) ?? [])),
    nextCursor: last ? encodeCursor([last.at, last.answer.id]) : null,
  };
};

function selectAnswers(db: Db) {
  return db
    .select({
      answer: answers,
      at: microseconds(answers.answeredAt),
      task: sql<unknown>`${versions.tasks} -> ${answers.taskIndex}`,
      templateName: versions.name,
      machineName: machines.name,
      operatorName: operators.name,
    })
    .from(answers)
    .innerJoin(submissions, eq(submissions.id, answers.submissionId))
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(
      versions,
      and(eq(versions.templateId, assignments.templateId), eq(versions.version, assignments.templateVersion)),
    )
    .innerJoin(machines, eq(machines.id, assignments.machineId))
    .innerJoin(operators, eq(operators.id, assignments.operatorId));
}

type Row = Awaited<ReturnType<typeof selectAnswers>>[number];

function present({ answer, task: raw, ...names }: Row, photos: readonly PhotoRow[]): NotGoodAnswer {
  const task = Task.safeParse(raw).data;
  const { value } = answer;
  return {
    id: answer.id,
    submissionId: answer.submissionId,
    taskIndex: answer.taskIndex,
    taskName: task?.taskName ?? `Question ${answer.taskIndex + 1}`,
    result: answer.result,
    remarks: answer.remarks ?? '',
    value: typeof value === 'number' || typeof value === 'string' ? value : undefined,
    unit: task?.unit,
    outOfLimits: answer.outOfLimits,
    answeredAt: answer.answeredAt.toISOString(),
    templateName: names.templateName,
    machineName: names.machineName,
    operatorName: names.operatorName,
    photos: photos.filter((photo) => photo.taskIndex === answer.taskIndex).map(presentPhoto),
  };
}
