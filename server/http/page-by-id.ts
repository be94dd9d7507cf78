import type { AnyColumn, SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Db } from '../db/db.ts';
import { comesAfter, type Keyset, valuesAt } from '../db/keyset.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

const Cursor = z.tuple([z.int()]);

/**
 * What comes after the row that the cursor names; everything when there is no cursor. The cursor holds an id alone, since a name may be
 * longer than a cursor: the rest is looked up.
 * @throws AppError bad_request when the cursor is not one of this list's.
 */
export async function afterId(
  db: Db,
  table: PgTable & { id: AnyColumn },
  order: Keyset,
  cursor: string | undefined,
): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const last = await valuesAt(db, table, order, key[0]);
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return comesAfter(order, last);
}

/** A page of at most `limit` items, and where the next one begins; `rows` were read with one more than that to know whether there is. */
export function pageById<Row extends { id: number }, Item>(
  rows: readonly Row[],
  limit: number,
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map((row) => present(row)), nextCursor: last ? encodeCursor([last.id]) : null };
}
