import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../db/db.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { checklistTemplates as templates } from '../db/schema/checklist-templates.ts';
import { notFound } from '../errors.ts';
import type { TemplateRow } from './present-template.ts';

export const newestVersion = and(
  eq(versions.templateId, templates.id),
  eq(versions.version, templates.version),
);

/**
 * A template with the tasks of its newest version.
 * @throws AppError not_found
 */
export async function findTemplate(db: Db, id: number): Promise<{ template: TemplateRow; tasks: unknown }> {
  const [row] = await db
    .select({ template: templates, tasks: versions.tasks })
    .from(templates)
    .innerJoin(versions, newestVersion)
    .where(eq(templates.id, id));
  if (!row) throw notFound('checklist template');
  return row;
}

/**
 * The same, held against other changes until the transaction ends; assignments of it need not wait.
 * @throws AppError not_found
 */
export async function lockTemplate(tx: Tx, id: number): Promise<{ template: TemplateRow; tasks: unknown }> {
  await tx.select({ id: templates.id }).from(templates).where(eq(templates.id, id)).for('no key update');
  return findTemplate(tx, id);
}
