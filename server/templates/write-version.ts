import { eq, sql } from 'drizzle-orm';
import type { Task } from '../../shared/contracts/templates.ts';
import type { Tx } from '../db/db.ts';
import { checklistTemplateTasks } from '../db/schema/checklist-template-tasks.ts';
import { checklistTemplateVersions } from '../db/schema/checklist-template-versions.ts';
import { checkReferencePictures } from './check-reference-pictures.ts';
import type { SettledTask } from './settle-tasks.ts';

export interface NewVersion {
  templateId: number;
  version: number;
  name: string;
  tasks: SettledTask[];
  createdAt: Date;
  /** The user who makes it; null: the product. */
  createdBy: string | null;
}

/**
 * Writes a version for ever, and its tasks as the newest ones; new tasks get their ids here.
 * @throws AppError bad_request for a reference picture that nobody has uploaded
 */
export async function writeVersion(tx: Tx, { tasks, ...version }: NewVersion): Promise<Task[]> {
  await checkReferencePictures(tx, tasks);
  const fresh = await newIds(tx, tasks.filter((task) => task.id === null).length);
  const numbered = tasks.map((task) => ({ ...task, id: task.id ?? (fresh.shift() as number) }));
  await tx.delete(checklistTemplateTasks).where(eq(checklistTemplateTasks.templateId, version.templateId));
  await tx.insert(checklistTemplateTasks).values(
    numbered.map(({ min, max, ...task }, position) => ({
      ...task,
      templateId: version.templateId,
      position,
      minValue: min,
      maxValue: max,
    })),
  );
  await tx.insert(checklistTemplateVersions).values({ ...version, tasks: numbered });
  return numbered;
}

async function newIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence('checklist_template_tasks', 'id'))::integer as id
        from generate_series(1, ${count}::integer)`,
  );
  return rows.map((row) => row.id);
}
