import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { Task } from '../../shared/contracts/templates.ts';
import type { Db } from '../db/db.ts';
import { checklistTemplateVersions } from '../db/schema/checklist-template-versions.ts';
import { notFound } from '../errors.ts';

/** The questions of a template as they were at one version; never changes. */
export interface TemplateVersion {
  readonly templateId: number;
  readonly version: number;
  readonly name: string;
  readonly tasks: readonly Task[];
}

export type LoadTemplateVersion = (db: Db, templateId: number, version: number) => Promise<TemplateVersion>;

const StoredTasks = z.array(Task).min(1);

/** Reads one version; `not_found` when there is none. What the database holds is checked on its way in. */
export const loadTemplateVersion: LoadTemplateVersion = async (db, templateId, version) => {
  const [row] = await db
    .select({ name: checklistTemplateVersions.name, tasks: checklistTemplateVersions.tasks })
    .from(checklistTemplateVersions)
    .where(
      and(
        eq(checklistTemplateVersions.templateId, templateId),
        eq(checklistTemplateVersions.version, version),
      ),
    );
  if (!row) throw notFound(`version ${version} of checklist template ${templateId}`);
  return { templateId, version, name: row.name, tasks: StoredTasks.parse(row.tasks) };
};

/** How many versions a cache keeps; the one unused for longest goes first. */
const VERSIONS_KEPT = 500;

/**
 * `load`, remembering what it gave: versions are immutable. A failure is not remembered. Never ask it inside the
 * transaction that makes a version: a rollback would leave here what never was.
 */
export function createTemplateVersionCache(
  load: LoadTemplateVersion,
  kept = VERSIONS_KEPT,
): LoadTemplateVersion {
  const versions = new Map<string, TemplateVersion>();
  return async (db, templateId, version) => {
    const key = `${templateId}:${version}`;
    const found = versions.get(key) ?? (await load(db, templateId, version));
    versions.delete(key);
    versions.set(key, found);
    for (const oldest of versions.keys()) {
      if (versions.size <= kept) break;
      versions.delete(oldest);
    }
    return found;
  };
}
