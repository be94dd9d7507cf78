import { z } from 'zod';
import { badField } from '../errors.ts';

/** A moment in a cursor, as PostgreSQL writes it: anything else would be a fault of the statement that reads it. */
export const Moment = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/);

/**
 * Where a page of a list ended, as opaque text for `nextCursor`: the sort key of its last item.
 * A timestamp goes in as the database writes it (`created_at::text`): a `Date` drops the microseconds, and with them items.
 */
export function encodeCursor(key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/**
 * The sort key to go on after; `null` on the first page. `shape` is the tuple that this list sorts by, such as
 * `z.tuple([z.string(), z.int()])`.
 * @throws AppError bad_request when the cursor is not one of this list's.
 */
export function decodeCursor<S extends z.ZodTuple>(cursor: string | undefined, shape: S): z.output<S> | null {
  if (cursor === undefined) return null;
  const key = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!key.success) throw badField('cursor', 'is not a cursor of this list');
  return key.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
