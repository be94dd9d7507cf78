import type { z } from 'zod';
import { createTemplate } from '../../../../../shared/contracts/templates.ts';
import { inWords } from '../../../../../shared/in-words.ts';
import type { TaskDraft, WrittenTemplate } from './task-draft.ts';

/** What is wrong, in words: with the template's name, with the tasks as a whole, and with each task's fields, by the task's key. */
export interface Faults {
  name?: string;
  tasks?: string;
  byTask: Record<string, TaskFaults>;
}
export type TaskFaults = Record<string, string>;

export const noFaults: Faults = { byTask: {} };

type Body = z.output<typeof createTemplate.body>;
export type Checked = { body: Body; faults: null } | { body: null; faults: Faults };

/** Asks the same schema that the server asks. */
export function checkDraft(template: WrittenTemplate, tasks: readonly TaskDraft[]): Checked {
  const parsed = createTemplate.body.safeParse(template, { error: inWords });
  if (parsed.success) return { body: parsed.data, faults: null };
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message;
  return { body: null, faults: faultsOf(fields, tasks) };
}

/** Faults by the names of their fields, such as `tasks.3.taskName`, as the server answers them too. */
export function faultsOf(fields: Readonly<Record<string, string>>, tasks: readonly TaskDraft[]): Faults {
  const faults: Faults = { byTask: {} };
  for (const [path, words] of Object.entries(fields)) {
    const [part, index, field, place] = path.split('.');
    const key = part === 'tasks' && index !== undefined ? tasks[Number(index)]?.key : undefined;
    if (key === undefined) {
      if (part === 'name' || part === 'tasks') faults[part] ??= sentence(words);
      continue;
    }
    faults.byTask[key] ??= {};
    const where = place === undefined ? '' : `${Number(place) + 1}: `;
    faults.byTask[key][field === undefined || field === 'id' ? 'taskName' : field] ??= where
      ? `${where}${words}`
      : sentence(words);
  }
  return faults;
}

const sentence = (words: string) => words.charAt(0).toLocaleUpperCase() + words.slice(1);

export const hasFaults = ({ name, tasks, byTask }: Faults): boolean =>
  name !== undefined || tasks !== undefined || Object.keys(byTask).length > 0;
