import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import type { Task, Template } from '../../shared/contracts/templates.ts';
import { recordAct } from '../audit/record-act.ts';
import type { RequestContext } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import type { OpenTemplate } from './open-template.ts';
import { presentTemplate } from './present-template.ts';
import { type SettledTask, settleTasks, type WrittenTask } from './settle-tasks.ts';
import { whoMakes } from './who-makes.ts';
import { writeVersion } from './write-version.ts';

interface Wanted {
  name?: string | undefined;
  archived?: boolean | undefined;
  tasks?: WrittenTask[] | undefined;
  /** Tasks that an older version had: their ids are good as well. */
  known?: Task[];
}

/** Writes what is wanted of a template that is held: a new version when its name or tasks differ, nothing when nothing does. */
export async function saveTemplate(
  tx: Tx,
  context: RequestContext,
  { row, before }: OpenTemplate,
  wanted: Wanted,
): Promise<Template> {
  const archivedAt = archived(row.archivedAt, wanted.archived, context.clock());
  const content = await newContent(tx, context, before, wanted);
  if (!content && archivedAt === row.archivedAt) return before;
  const { tasks = before.tasks, ...versioned } = content ?? {};
  const template = { ...row, ...versioned, archivedAt, updatedAt: context.clock() };
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
}

/** Writes the new version, when there is anything new in it; `null` when there isn't. */
async function newContent(
  tx: Tx,
  context: RequestContext,
  old: Template,
  wanted: Wanted,
): Promise<Pick<Template, 'name' | 'version' | 'tasks'> | null> {
  const name = wanted.name ?? old.name;
  const oldTasks = settleTasks(old.tasks, old.tasks);
  const tasks = settled(wanted, old) ?? oldTasks;
  if (name === old.name && isDeepStrictEqual(tasks, oldTasks)) return null;
  const version = old.version + 1;
  const made = { createdAt: context.clock(), createdBy: whoMakes(context) };
  return {
    name,
    version,
    tasks: await writeVersion(tx, { templateId: old.id, version, name, tasks, ...made }),
  };
}

function settled({ tasks, known }: Wanted, old: Template): SettledTask[] | undefined {
  return tasks && settleTasks(tasks, known ?? old.tasks);
}

function archived(old: Date | null, wanted: boolean | undefined, now: Date): Date | null {
  if (wanted === undefined) return old;
  return wanted ? (old ?? now) : null;
}
