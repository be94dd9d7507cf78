import type { Answer, Submission } from '../../shared/contracts/submissions.ts';
import type { Task } from '../../shared/contracts/templates.ts';
import type { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { presentPhoto } from '../photos/present-photo.ts';
import { answeredValue } from './answered-value.ts';
import type { AnswerRow } from './read-answers.ts';
import type { PhotoRow } from './read-photos.ts';

export interface SubmissionParts {
  submission: typeof checklistSubmissions.$inferSelect;
  templateName: string;
  machineName: string;
  operatorName: string;
  /** The tasks of the version that was assigned. */
  tasks: Task[];
  answers: AnswerRow[];
  photos: PhotoRow[];
}

/** A submission whole. A photo whose question has no answer yet is shown beside the answers, never left out. */
export function presentSubmission({
  submission,
  tasks,
  answers,
  photos,
  ...names
}: SubmissionParts): Submission {
  const answered = new Set(answers.map((answer) => answer.taskIndex));
  const placed = (photo: PhotoRow) => photo.taskIndex !== null && answered.has(photo.taskIndex);
  return {
    id: submission.id,
    assignmentId: submission.assignmentId,
    templateName: names.templateName,
    machineName: names.machineName,
    operatorName: names.operatorName,
    status: submission.status,
    totalTasks: tasks.length,
    answers: answers.map((answer) =>
      presentAnswer(
        answer,
        tasks[answer.taskIndex],
        photos.filter((photo) => photo.taskIndex === answer.taskIndex),
      ),
    ),
    unplacedPhotos: photos.filter((photo) => !placed(photo)).map(presentPhoto),
    createdAt: submission.createdAt.toISOString(),
    completedAt: submission.completedAt?.toISOString() ?? null,
  };
}

function presentAnswer(row: AnswerRow, task: Task | undefined, photos: PhotoRow[]): Answer {
  return {
    taskIndex: row.taskIndex,
    taskName: task?.taskName ?? `Question ${row.taskIndex + 1}`,
    verificationCriteria: task?.verificationCriteria,
    result: row.result,
    remarks: row.remarks ?? '',
    value: answeredValue(row.value),
    unit: task?.unit,
    min: task?.min,
    max: task?.max,
    outOfLimits: row.outOfLimits,
    photos: photos.map(presentPhoto),
    answeredAt: row.answeredAt.toISOString(),
    edited: row.edited,
  };
}
