import {
  type ImportedTask,
  type importTemplate,
  MOST_TASKS,
  NewTask,
  type Template,
} from '../../shared/contracts/templates.ts';
import { cleanText } from '../../shared/endpoint.ts';
import { inWords } from '../../shared/in-words.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError, badField } from '../errors.ts';
import { answerOnce } from '../http/answer-once.ts';
import { makeTemplate } from './create-template.ts';
import { readTemplateFile, type TemplateFile } from './read-template-file.ts';
import { contentOf } from './settle-tasks.ts';

/**
 * Reads a template from a file and says what it will be and what is wrong with it, row by row. Makes it only when that is confirmed.
 * @throws AppError bad_request for what is no such file, and for a confirmed one in which something is wrong
 */
export const importTemplateVerb: Verb<typeof importTemplate> = (context, { body }) =>
  withTx(context.pool, (tx) =>
    answerOnce(tx, context, async () => {
      const file = readTemplateFile(body.format, body.text);
      if (file.tasks.length === 0) throw badField('text', 'has no task in it');
      if (file.tasks.length > MOST_TASKS) throw badField('text', `has more than ${MOST_TASKS} tasks`);
      const name = body.name ?? cleanText(100_000).parse(file.name ?? '');
      const tasks = file.tasks.map(checkTask);
      const created = body.confirm ? await make(tx, context, name, tasks) : null;
      return { name, tasks: tasks.map(shown), ignored: file.ignored, created };
    }),
  );

type CheckedTask = Omit<ImportedTask, 'task'> & { task: NewTask | null };

function checkTask({ row, raw, faults }: TemplateFile['tasks'][number]): CheckedTask {
  const parsed = NewTask.safeParse(raw, { error: inWords });
  const found = (parsed.error?.issues ?? []).map((issue) => ({
    column: String(issue.path[0] ?? 'taskName'),
    message: issue.path.length > 1 ? `${Number(issue.path[1]) + 1}: ${issue.message}` : issue.message,
  }));
  const all = [...faults, ...found];
  return {
    row,
    taskName: typeof raw.taskName === 'string' ? raw.taskName : '',
    task: all.length === 0 && parsed.success ? parsed.data : null,
    faults: all,
  };
}

function shown({ task, ...rest }: CheckedTask): ImportedTask {
  return { ...rest, task: task && contentOf(task) };
}

async function make(tx: Tx, context: RequestContext, name: string, tasks: CheckedTask[]): Promise<Template> {
  const faults = tasks.flatMap(({ row, faults: found }) =>
    found.map(({ column, message }): [string, string] => [`row ${row}, ${column}`, message]),
  );
  if (!name) faults.unshift(['name', 'is required']);
  else if (name.length > 120) faults.unshift(['name', 'must have at most 120 characters']);
  const good = tasks.flatMap(({ task }) => task ?? []);
  if (faults.length === 0 && name) return makeTemplate(tx, context, { name, tasks: good });
  const words = faults.slice(0, 5).map(([field, message]) => `${field} ${message}`);
  throw new AppError('bad_request', `Nothing was imported: ${words.join('; ')}.`, {
    fields: Object.fromEntries(faults),
  });
}
