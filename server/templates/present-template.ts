import { z } from 'zod';
import { Task, type Template } from '../../shared/contracts/templates.ts';
import type { checklistTemplates } from '../db/schema/checklist-templates.ts';

export type TemplateRow = typeof checklistTemplates.$inferSelect;

/** `tasks` are those of the newest version, as the database holds them. */
export function presentTemplate(row: TemplateRow, tasks: unknown): Template {
  return {
    id: row.id,
    name: row.name,
    version: row.version,
    archived: row.archivedAt !== null,
    tasks: z.array(Task).parse(tasks),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
