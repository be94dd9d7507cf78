import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { decodeCursor } from '../http/page-cursor.ts';

/** When the last one was made (microseconds since 1970), and its id. */
const Cursor = z.tuple([z.int().min(0), z.string().max(40)]);

/** A time whole, in microseconds since 1970: a `Date` drops the microseconds, and with them items between two pages. */
export const microseconds = (at: AnyColumn): SQL<number> =>
  sql<number>`(extract(epoch from ${at}) * 1000000)::bigint`.mapWith(Number);

/**
 * What comes after the cursor in a list that goes from the newest to the oldest.
 * @throws AppError bad_request for a cursor of something else.
 */
export function pageAfter(
  table: { createdAt: AnyColumn; id: AnyColumn },
  cursor: string | undefined,
): SQL | undefined {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const at = sql`timestamptz 'epoch' + ${key[0]}::double precision * interval '1 microsecond'`;
  return sql`(${table.createdAt}, ${table.id}) < (${at}, ${key[1]})`;
}
