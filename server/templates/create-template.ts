import type { createTemplate, Template } from '../../shared/contracts/templates.ts';
import { type ActContext, recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import { withTx } from '../db/with-tx.ts';
import { answerOnce } from '../http/answer-once.ts';
import { presentTemplate, type TemplateRow } from './present-template.ts';
import { settleTasks, type WrittenTask } from './settle-tasks.ts';
import { whoMakes } from './who-makes.ts';
import { writeVersion } from './write-version.ts';

export const createTemplateVerb: Verb<typeof createTemplate> = (context, { body }) =>
  withTx(context.pool, (tx) => answerOnce(tx, context, () => makeTemplate(tx, context, body)));

/** Makes a template at version 1. @throws AppError bad_request when a task brings an id: a new template has none. */
export async function makeTemplate(
  tx: Tx,
  context: ActContext,
  { name, tasks }: { name: string; tasks: WrittenTask[] },
): Promise<Template> {
  const now = context.clock();
  const [row] = await tx
    .insert(checklistTemplates)
    .values({ name, createdAt: now, updatedAt: now })
    .returning();
  const template = row as TemplateRow;
  const written = await writeVersion(tx, {
    templateId: template.id,
    version: template.version,
    name,
    tasks: settleTasks(tasks, []),
    createdAt: now,
    createdBy: whoMakes(context),
  });
  const made = presentTemplate(template, written);
  await recordAct(tx, context, {
    action: 'template.create',
    subjectKind: 'template',
    subjectId: made.id,
    after: made,
  });
  return made;
}
