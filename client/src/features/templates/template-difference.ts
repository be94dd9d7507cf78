import type { Task } from '../../../../shared/contracts/templates.ts';

/** What one version says differently from another. Positions count from 1. */
export type Change =
  | { kind: 'renamed'; before: string; after: string }
  | { kind: 'added'; task: Task; position: number }
  | { kind: 'removed'; task: Task; position: number }
  | { kind: 'moved'; task: Task; from: number; to: number }
  | { kind: 'changed'; task: Task; position: number; fields: FieldChange[] };

export interface FieldChange {
  field: keyof Omit<Task, 'id'>;
  before: Task[FieldChange['field']];
  after: Task[FieldChange['field']];
}

interface Version {
  name: string;
  tasks: readonly Task[];
}

/**
 * What somebody did between two versions of a template: first the name, then the tasks that went, then those of the later version in
 * their order. A task is the same one when it has the same id. Tasks that only made room for others did not move: as few as possible
 * are said to have.
 */
export function templateDifference(before: Version, after: Version): Change[] {
  const old = new Map(before.tasks.map((task, index) => [task.id, { task, index }]));
  const kept = new Set(after.tasks.map((task) => task.id));
  const still = stillInOrder(after.tasks.flatMap((task) => old.get(task.id)?.index ?? []));
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ kind: 'renamed', before: before.name, after: after.name });
  for (const [index, task] of before.tasks.entries())
    if (!kept.has(task.id)) changes.push({ kind: 'removed', task, position: index + 1 });
  for (const [index, task] of after.tasks.entries()) {
    const was = old.get(task.id);
    if (!was) {
      changes.push({ kind: 'added', task, position: index + 1 });
      continue;
    }
    if (!still.has(was.index)) changes.push({ kind: 'moved', task, from: was.index + 1, to: index + 1 });
    const fields = fieldChanges(was.task, task);
    if (fields.length > 0) changes.push({ kind: 'changed', task, position: index + 1, fields });
  }
  return changes;
}

function fieldChanges(before: Task, after: Task): FieldChange[] {
  const { id: _before, ...old } = before;
  const { id: _after, ...now } = after;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])] as FieldChange['field'][];
  return fields
    .filter((field) => JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .map((field) => ({ field, before: old[field], after: now[field] }));
}

/** Of the places where tasks were, in their new order: the most that still stand in the old order (longest increasing subsequence). */
function stillInOrder(places: number[]): Set<number> {
  const longest: number[][] = [];
  for (const place of places) {
    const best = longest
      .filter((run) => (run.at(-1) as number) < place)
      .reduce((a, b) => (b.length > a.length ? b : a), [] as number[]);
    longest.push([...best, place]);
  }
  return new Set(longest.reduce((a, b) => (b.length > a.length ? b : a), [] as number[]));
}
