import { and, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listMachines, MachineSort } from '../../shared/contracts/machines.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { comesAfter, type Keyset, orderOf, valuesAt } from '../db/keyset.ts';
import { machines } from '../db/schema/machines.ts';
import { wordsBegin } from '../db/word-search.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentMachine } from './present-machine.ts';

const Cursor = z.tuple([z.int()]);

/** Each has an index of these expressions. */
const sorts: Record<MachineSort, Keyset['keys']> = {
  name: [sql`lower(${machines.name})`, machines.id],
  code: [sql`(${machines.code} is null)`, sql`coalesce(lower(${machines.code}), '')`, machines.id],
  location: [
    sql`(${machines.location} is null)`,
    sql`coalesce(lower(${machines.location}), '')`,
    machines.id,
  ],
  added: [machines.id],
};

/** Machines in use, or the archived ones. */
export const listMachinesVerb: Verb<typeof listMachines> = async ({ db }, { query }) => {
  const { sort, descending, archived, limit } = query;
  const order: Keyset = { keys: sorts[sort], descending };
  const rows = await db
    .select()
    .from(machines)
    .where(
      and(
        archived ? isNotNull(machines.archivedAt) : isNull(machines.archivedAt),
        matching(query.search),
        await after(db, order, query.cursor),
      ),
    )
    .orderBy(orderOf(order))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(presentMachine), nextCursor: last ? encodeCursor([last.id]) : null };
};

/** Signs alone are no words: they are looked for as they are. */
function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const words = wordsBegin(sql`${machines}.search`, text, 'AC');
  if (words) return words;
  return or(sql`strpos(${machines.name}, ${text}) > 0`, sql`strpos(${machines.code}, ${text}) > 0`);
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the rest is looked up. */
async function after(db: Db, order: Keyset, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const last = await valuesAt(db, machines, order, key[0]);
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return comesAfter(order, last);
}
