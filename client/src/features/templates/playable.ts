import type { z } from 'zod';
import { NewTask } from '../../../../shared/contracts/templates.ts';

export interface Playable {
  name: string;
  tasks: z.input<typeof NewTask>[];
  /** Tasks that are not finished, and so left out. */
  leftOut: number;
}

const MOST_TASKS = 100;

/** What of a template can be played while somebody writes it: the tasks that are whole, under some name. */
export function playable(template: { name: string; tasks: readonly unknown[] }, untitled: string): Playable {
  const whole = template.tasks.slice(0, MOST_TASKS).filter((task) => NewTask.safeParse(task).success);
  return {
    name: template.name.trim().slice(0, 120) || untitled,
    tasks: whole as Playable['tasks'],
    leftOut: template.tasks.length - whole.length,
  };
}
