import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listTemplates } from '../../shared/contracts/templates.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Input, Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { checklistTemplates as templates } from '../db/schema/checklist-templates.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor, Moment } from '../http/page-cursor.ts';
import { newestVersion } from './find-template.ts';
import { presentTemplate } from './present-template.ts';
import { readUse } from './read-use.ts';

const ByName = z.tuple([z.int()]);
const ByChange = z.tuple([Moment, z.int()]);
const sortName = sql`lower(${templates.name})`;

/**
 * Checklist templates with their tasks, by name or by their last change, newest first; without the archived ones, or those alone.
 * `search` is looked for in the name.
 */
export const listTemplatesVerb: Verb<typeof listTemplates> = async ({ db }, { query }) => {
  const byChange = query.sort === 'changed';
  const rows = await db
    .select({
      template: templates,
      tasks: versions.tasks,
      changed: sql<string>`${templates.updatedAt}::text`,
    })
    .from(templates)
    .innerJoin(versions, newestVersion)
    .where(and(archived(query.archived), matching(query.search), await after(db, query)))
    .orderBy(
      ...(byChange ? [desc(templates.updatedAt), desc(templates.id)] : [asc(sortName), asc(templates.id)]),
    )
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const use = await readUse(
    db,
    page.map((row) => row.template.id),
  );
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({
      ...presentTemplate(row.template, row.tasks),
      ...(use.get(row.template.id) ?? { running: 0, lastUsedAt: null }),
    })),
    nextCursor: last ? encodeCursor(byChange ? [last.changed, last.template.id] : [last.template.id]) : null,
  };
};

function archived(wanted: string | undefined): SQL {
  return wanted === 'true' ? isNotNull(templates.archivedAt) : isNull(templates.archivedAt);
}

function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  return text === '' ? undefined : sql`strpos(lower(${templates.name}), lower(${text})) > 0`;
}

async function after(db: Db, query: Input<typeof listTemplates>['query']): Promise<SQL | undefined> {
  return query.sort === 'changed' ? afterChange(query.cursor) : afterName(db, query.cursor);
}

function afterChange(cursor: string | undefined): SQL | undefined {
  const key = decodeCursor(cursor, ByChange);
  if (!key) return undefined;
  return sql`(${templates.updatedAt}, ${templates.id}) < (${key[0]}::timestamptz, ${key[1]})`;
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the name is looked up. */
async function afterName(db: Db, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, ByName);
  if (!key) return undefined;
  const [last] = await db.select({ name: sortName }).from(templates).where(eq(templates.id, key[0]));
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return sql`(${sortName}, ${templates.id}) > (${last.name}, ${key[0]})`;
}
