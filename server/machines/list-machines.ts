import { and, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { listMachines, MachineSort } from '../../shared/contracts/machines.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import { type Keyset, orderOf } from '../db/keyset.ts';
import { machines } from '../db/schema/machines.ts';
import { wordsBegin } from '../db/word-search.ts';
import { afterId, pageById } from '../http/page-by-id.ts';
import { presentMachine } from './present-machine.ts';

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
        await afterId(db, machines, order, query.cursor),
      ),
    )
    .orderBy(orderOf(order))
    .limit(limit + 1);
  return pageById(rows, limit, presentMachine);
};

/** Signs alone are no words: they are looked for as they are. */
function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const words = wordsBegin(sql`${machines}.search`, text, 'AC');
  if (words) return words;
  return or(sql`strpos(${machines.name}, ${text}) > 0`, sql`strpos(${machines.code}, ${text}) > 0`);
}
