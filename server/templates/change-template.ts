import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import type { changeTemplate, Template } from '../../shared/contracts/templates.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Input, RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import { withTx } from '../db/with-tx.ts';
import { lockTemplate } from './find-template.ts';
import { presentTemplate } from './present-template.ts';
import { settleTasks } from './settle-tasks.ts';
import { writeVersion } from './write-version.ts';

/**
 * Changes what the body names. New words or tasks make a new version, in one transaction; running conversations keep
 * theirs. Sending back what is there already makes none.
 * @throws AppError not_found, or bad_request when a task's id is none of this template's.
 */
export const changeTemplateVerb: Verb<typeof changeTemplate> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    const old = await lockTemplate(tx, params.id);
    const before = presentTemplate(old.template, old.tasks);
    const archivedAt = archived(old.template.archivedAt, body.archived, context.clock());
    const content = await newContent(tx, context, before, body);
    if (!content && archivedAt === old.template.archivedAt) return before;
    const { tasks = before.tasks, ...versioned } = content ?? {};
    const template = { ...old.template, ...versioned, archivedAt, updatedAt: context.clock() };
    await tx.update(checklistTemplates).set(template).where(eq(checklistTemplates.id, template.id));
    const after = presentTemplate(template, tasks);
    await recordAct(tx, context, {
      action: 'template.change',
      subjectKind: 'template',
      subjectId: template.id,
      before,
      after,
    });
    return after;
  });

/** Writes the new version, when there is anything new in it; `null` when there isn't. */
async function newContent(
  tx: Tx,
  context: RequestContext,
  old: Template,
  body: Input<typeof changeTemplate>['body'],
): Promise<Pick<Template, 'name' | 'version' | 'tasks'> | null> {
  const name = body.name ?? old.name;
  const oldTasks = settleTasks(old.tasks, old.tasks);
  const tasks = body.tasks ? settleTasks(body.tasks, old.tasks) : oldTasks;
  if (name === old.name && isDeepStrictEqual(tasks, oldTasks)) return null;
  const version = old.version + 1;
  const createdAt = context.clock();
  return {
    name,
    version,
    tasks: await writeVersion(tx, { templateId: old.id, version, name, tasks, createdAt }),
  };
}

function archived(old: Date | null, wanted: boolean | undefined, now: Date): Date | null {
  if (wanted === undefined) return old;
  return wanted ? (old ?? now) : null;
}
