import { MOST_TASKS, type Template } from '../../../../../shared/contracts/templates.ts';
import { draftOf, emptyTask, type TaskDraft, type WrittenTemplate, writtenTask } from './task-draft.ts';

/** A template while somebody edits it. */
export interface TemplateDraft {
  name: string;
  tasks: TaskDraft[];
  /** The task whose details are shown. */
  open: string | null;
  /** The task whose name takes the focus; another object: again. */
  focus: { key: string } | null;
  /** The last one that was removed, and where it stood. */
  removed: { task: TaskDraft; index: number } | null;
  /** How many keys have been given. */
  keys: number;
}

export type Edit =
  | { kind: 'load'; template: Pick<Template, 'name' | 'tasks'> }
  | { kind: 'rename'; name: string }
  | { kind: 'change'; key: string; to: Partial<TaskDraft> }
  | { kind: 'add' }
  | { kind: 'paste'; key: string; taskName: string; more: string[] }
  | { kind: 'duplicate'; key: string }
  | { kind: 'remove'; key: string }
  | { kind: 'undo' }
  | { kind: 'move'; from: number; to: number }
  | { kind: 'open'; key: string | null }
  | { kind: 'focus'; key: string };

/** A draft of that template; of a new one, with a first task to write. */
export function beginDraft(template: Pick<Template, 'name' | 'tasks'> | null): TemplateDraft {
  const tasks = template?.tasks.map((task, index) => draftOf(task, `task-${index}`)) ?? [emptyTask('task-0')];
  const open = template ? null : 'task-0';
  return { name: template?.name ?? '', tasks, open, focus: null, removed: null, keys: tasks.length };
}

/** The draft after an edit. A template never gets more than 100 tasks: what would be more is left out. */
export function edit(draft: TemplateDraft, act: Edit): TemplateDraft {
  switch (act.kind) {
    case 'load':
      return beginDraft(act.template);
    case 'rename':
      return { ...draft, name: act.name };
    case 'change':
      return { ...draft, tasks: draft.tasks.map((t) => (t.key === act.key ? changed(t, act.to) : t)) };
    case 'add':
      return insert(draft, draft.tasks.length, [emptyTask('')]);
    case 'paste':
      return paste(draft, act);
    case 'duplicate':
      return duplicate(draft, act.key);
    case 'remove':
      return remove(draft, act.key);
    case 'undo':
      return undo(draft);
    case 'move':
      return move(draft, act.from, act.to);
    case 'open':
      return { ...draft, open: act.key };
    case 'focus':
      return { ...draft, focus: { key: act.key } };
  }
}

/** What differs from what was loaded is unsaved. */
export const written = (draft: Pick<TemplateDraft, 'name' | 'tasks'>): WrittenTemplate => ({
  name: draft.name,
  tasks: draft.tasks.map(writtenTask),
});

const indexOf = (draft: TemplateDraft, key: string) => draft.tasks.findIndex((task) => task.key === key);

/** Another kind of answer takes the rule for photos along where the two go together. */
function changed(task: TaskDraft, to: Partial<TaskDraft>): TaskDraft {
  const next = { ...task, ...to };
  if (to.answerType === undefined || to.answerType === task.answerType) return next;
  if (next.answerType === 'photo') return { ...next, photo: 'required' };
  const misfit =
    task.answerType === 'photo' || (next.photo === 'required_on_nok' && next.answerType !== 'ok_nok');
  return misfit ? { ...next, photo: 'optional' } : next;
}

/** New tasks at that place, with keys of their own; the last of them is opened and takes the focus. */
function insert(draft: TemplateDraft, at: number, tasks: TaskDraft[]): TemplateDraft {
  const fitting = tasks
    .slice(0, MOST_TASKS - draft.tasks.length)
    .map((task, index) => ({ ...task, key: `task-${draft.keys + index}` }));
  const last = fitting.at(-1);
  if (!last) return draft;
  return {
    ...draft,
    tasks: draft.tasks.toSpliced(at, 0, ...fitting),
    keys: draft.keys + fitting.length,
    open: last.key,
    focus: { key: last.key },
  };
}

function paste(draft: TemplateDraft, { key, taskName, more }: Edit & { kind: 'paste' }): TemplateDraft {
  const filled = edit(draft, { kind: 'change', key, to: { taskName } });
  return insert(
    filled,
    indexOf(draft, key) + 1,
    more.map((name) => emptyTask('', name)),
  );
}

function duplicate(draft: TemplateDraft, key: string): TemplateDraft {
  const index = indexOf(draft, key);
  const original = draft.tasks[index];
  if (!original) return draft;
  const { id: _original, ...copy } = original;
  return insert(draft, index + 1, [copy]);
}

function remove(draft: TemplateDraft, key: string): TemplateDraft {
  const index = indexOf(draft, key);
  const task = draft.tasks[index];
  if (!task) return draft;
  const tasks = draft.tasks.toSpliced(index, 1);
  const next = tasks[index] ?? tasks[index - 1];
  return {
    ...draft,
    tasks,
    removed: { task, index },
    open: draft.open === key ? null : draft.open,
    focus: next ? { key: next.key } : null,
  };
}

function undo(draft: TemplateDraft): TemplateDraft {
  if (!draft.removed || draft.tasks.length >= MOST_TASKS) return draft;
  const { task, index } = draft.removed;
  return { ...draft, tasks: draft.tasks.toSpliced(index, 0, task), removed: null, focus: { key: task.key } };
}

function move(draft: TemplateDraft, from: number, to: number): TemplateDraft {
  const task = draft.tasks[from];
  if (!task || from === to || to < 0 || to >= draft.tasks.length) return draft;
  return { ...draft, tasks: draft.tasks.toSpliced(from, 1).toSpliced(to, 0, task) };
}
