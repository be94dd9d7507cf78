import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listOperators } from '../../shared/contracts/operators.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentOperator } from './present-operator.ts';

const Cursor = z.tuple([z.int()]);
const sortName = sql`lower(${operators.name})`;

/** Operators by name, without the archived ones; `search` is looked for in the name, digits in the number too. */
export const listOperatorsVerb: Verb<typeof listOperators> = async ({ db }, { query }) => {
  const rows = await db
    .select()
    .from(operators)
    .where(and(isNull(operators.archivedAt), matching(query.search), await after(db, query.cursor)))
    .orderBy(asc(sortName), asc(operators.id))
    .limit(query.limit + 1);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items: page.map(presentOperator), nextCursor: last ? encodeCursor([last.id]) : null };
};

function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const inName = sql`strpos(lower(${operators.name}), lower(${text})) > 0`;
  const digits = digitsOf(text);
  return digits ? or(inName, sql`strpos(${operators.phoneNumber}, ${digits}) > 0`) : inName;
}

/** The digits of what may be part of a number, without the zeros that people dial before it. */
function digitsOf(text: string): string | null {
  return /^[\d\s+().-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : null;
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the name is looked up. */
async function after(db: Db, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const [last] = await db.select({ name: sortName }).from(operators).where(eq(operators.id, key[0]));
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return sql`(${sortName}, ${operators.id}) > (${last.name}, ${key[0]})`;
}
