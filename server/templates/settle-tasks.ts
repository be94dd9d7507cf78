import { isDeepStrictEqual } from 'node:util';
import type { NewTask, Task } from '../../shared/contracts/templates.ts';
import { badField } from '../errors.ts';

/** A task whose id is not given yet is new. */
export type SettledTask = Omit<Task, 'id'> & { id: number | null };

/** A task as somebody wrote it just now, or as it was kept; without an id it is new, or reads like one that is there. */
export type WrittenTask = NewTask | (Omit<Task, 'id'> & { id?: number });

/**
 * The tasks that a manager wrote, each with the id of the task that it goes on from: by its id, or, without one, when
 * a task that nobody else claims reads exactly the same. Sending a template back as it was changes nothing.
 * @throws AppError bad_request for an id that is no task of this template, or that is there twice.
 */
export function settleTasks(wanted: WrittenTask[], old: Task[]): SettledTask[] {
  const unclaimed = new Map(old.map((task) => [task.id, task]));
  for (const [index, { id }] of wanted.entries()) {
    if (id === undefined || unclaimed.delete(id)) continue;
    const twice = old.some((task) => task.id === id);
    throw badField(`tasks.${index}.id`, twice ? 'is there twice' : 'is not a task of this template');
  }
  return wanted.map((task) => {
    const content = contentOf(task);
    if (task.id !== undefined) return { ...content, id: task.id };
    const same = [...unclaimed.values()].find((other) => isDeepStrictEqual(contentOf(other), content));
    if (same) unclaimed.delete(same.id);
    return { ...content, id: same?.id ?? null };
  });
}

/** A task without its id, and without keys that say nothing. */
export function contentOf(task: WrittenTask): Omit<Task, 'id'> {
  const content: Omit<Task, 'id'> = {
    taskName: task.taskName,
    answerType: task.answerType,
    photo: task.photo,
  };
  if (task.verificationCriteria !== undefined) content.verificationCriteria = task.verificationCriteria;
  if (task.unit !== undefined) content.unit = task.unit;
  if (task.min !== undefined && task.min !== null) content.min = task.min;
  if (task.max !== undefined && task.max !== null) content.max = task.max;
  if (task.choices !== undefined) content.choices = task.choices;
  if (task.referencePicture !== undefined) content.referencePicture = task.referencePicture;
  return content;
}
