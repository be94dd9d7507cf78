import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type listTemplateVersions, Task } from '../../shared/contracts/templates.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { users } from '../db/schema/users.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { notFound } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';

const Cursor = z.tuple([z.int()]);
const Tasks = z.array(Task);

/** The versions of a template, newest first, who made them, and the conversations of each. @throws AppError not_found */
export const listTemplateVersionsVerb: Verb<typeof listTemplateVersions> = async (
  { db },
  { params, query },
) => {
  const before = decodeCursor(query.cursor, Cursor);
  const rows = await db
    .select({ version: versions, by: users.name })
    .from(versions)
    .leftJoin(users, eq(users.id, versions.createdBy))
    .where(and(eq(versions.templateId, params.id), before ? lt(versions.version, before[0]) : undefined))
    .orderBy(desc(versions.version))
    .limit(query.limit + 1);
  if (rows.length === 0 && !before) throw notFound('checklist template');
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  const running = await runningByVersion(db, params.id);
  return {
    items: page.map(({ version, by }) => ({
      version: version.version,
      name: version.name,
      tasks: Tasks.parse(version.tasks),
      createdAt: version.createdAt.toISOString(),
      createdBy: by,
      running: running.get(version.version) ?? 0,
    })),
    nextCursor: last ? encodeCursor([last.version.version]) : null,
  };
};

async function runningByVersion(db: Db, templateId: number): Promise<Map<number, number>> {
  const rows = await db
    .select({ version: sessions.templateVersion, running: count() })
    .from(sessions)
    .where(and(eq(sessions.templateId, templateId), inArray(sessions.status, ['waiting', 'active'])))
    .groupBy(sessions.templateVersion);
  return new Map(rows.map((row) => [row.version, row.running]));
}
