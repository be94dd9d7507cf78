import { type AnyColumn, and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listMachines } from '../../shared/contracts/machines.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentMachine } from './present-machine.ts';

const Cursor = z.tuple([z.int()]);
const sortName = sql`lower(${machines.name})`;

/** Machines by name, without the archived ones; `search` is looked for anywhere in name and code. */
export const listMachinesVerb: Verb<typeof listMachines> = async ({ db }, { query }) => {
  const rows = await db
    .select()
    .from(machines)
    .where(and(isNull(machines.archivedAt), matching(query.search), await after(db, query.cursor)))
    .orderBy(asc(sortName), asc(machines.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items: page.map(presentMachine), nextCursor: last ? encodeCursor([last.id]) : null };
};

function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const within = (column: AnyColumn) => sql`strpos(lower(${column}), lower(${text})) > 0`;
  return or(within(machines.name), within(machines.code));
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the name is looked up. */
async function after(db: Db, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const [last] = await db.select({ name: sortName }).from(machines).where(eq(machines.id, key[0]));
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return sql`(${sortName}, ${machines.id}) > (${last.name}, ${key[0]})`;
}
