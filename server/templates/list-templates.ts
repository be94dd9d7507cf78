import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listTemplates } from '../../shared/contracts/templates.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { checklistTemplates as templates } from '../db/schema/checklist-templates.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { newestVersion } from './find-template.ts';
import { presentTemplate } from './present-template.ts';

const Cursor = z.tuple([z.int()]);
const sortName = sql`lower(${templates.name})`;

/** Checklist templates by name with their tasks, without the archived ones; `search` is looked for in the name. */
export const listTemplatesVerb: Verb<typeof listTemplates> = async ({ db }, { query }) => {
  const rows = await db
    .select({ template: templates, tasks: versions.tasks })
    .from(templates)
    .innerJoin(versions, newestVersion)
    .where(and(isNull(templates.archivedAt), matching(query.search), await after(db, query.cursor)))
    .orderBy(asc(sortName), asc(templates.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => presentTemplate(row.template, row.tasks)),
    nextCursor: last ? encodeCursor([last.template.id]) : null,
  };
};

function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  return text === '' ? undefined : sql`strpos(lower(${templates.name}), lower(${text})) > 0`;
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the name is looked up. */
async function after(db: Db, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const [last] = await db.select({ name: sortName }).from(templates).where(eq(templates.id, key[0]));
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return sql`(${sortName}, ${templates.id}) > (${last.name}, ${key[0]})`;
}
