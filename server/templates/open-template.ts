import type { Template } from '../../shared/contracts/templates.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Tx } from '../db/db.ts';
import { lockTemplate } from './find-template.ts';
import { presentTemplate, type TemplateRow } from './present-template.ts';

/** A template that is held for a change. */
export interface OpenTemplate {
  row: TemplateRow;
  before: Template;
}

/**
 * Holds a template for a change; `seen` is the `updatedAt` that its editor saw.
 * @throws AppError not_found, or conflict when somebody was faster
 */
export async function openTemplate(tx: Tx, id: number, seen: string | undefined): Promise<OpenTemplate> {
  const { template, tasks } = await lockTemplate(tx, id);
  await refuseStale(tx, { subjectKind: 'template', subjectId: id, seen, current: template.updatedAt });
  return { row: template, before: presentTemplate(template, tasks) };
}
