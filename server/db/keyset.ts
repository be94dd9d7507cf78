import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db.ts';

/** How a list is sorted: by these expressions one after the other, none of which is ever NULL, the last one telling all rows apart. */
export interface Keyset {
  keys: readonly (SQL | AnyColumn)[];
  descending: boolean;
}

/** What ORDER BY says. */
export function orderOf({ keys, descending }: Keyset): SQL {
  return sql.join(
    keys.map((key) => (descending ? sql`${key} desc` : sql`${key} asc`)),
    sql`, `,
  );
}

/** What comes after the row with these values. An index on the keys, in their order, is gone on in at that place. */
export function comesAfter({ keys, descending }: Keyset, values: readonly unknown[]): SQL {
  const row = (members: readonly unknown[]) =>
    sql.join(
      members.map((member) => sql`${member}`),
      sql`, `,
    );
  return descending ? sql`(${row(keys)}) < (${row(values)})` : sql`(${row(keys)}) > (${row(values)})`;
}

/** The values of the row with this id, to go on after it; `null` when there is none. */
export async function valuesAt(
  db: Db,
  table: PgTable & { id: AnyColumn },
  { keys }: Keyset,
  id: number,
): Promise<readonly unknown[] | null> {
  const values = sql<unknown[]>`jsonb_build_array(${sql.join([...keys], sql`, `)})`;
  const [row] = await db.select({ values }).from(table).where(eq(table.id, id));
  return row?.values ?? null;
}
