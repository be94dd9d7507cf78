import { and, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { listOperators, OperatorSort } from '../../shared/contracts/operators.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { comesAfter, type Keyset, orderOf, valuesAt } from '../db/keyset.ts';
import { operators } from '../db/schema/operators.ts';
import { wordsBegin } from '../db/word-search.ts';
import { badField } from '../errors.ts';
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts';
import { presentOperator } from './present-operator.ts';

const Cursor = z.tuple([z.int()]);

/** Each has an index of these expressions; a phone number is one operator's. */
const sorts: Record<OperatorSort, Keyset['keys']> = {
  name: [sql`lower(${operators.name})`, operators.id],
  phoneNumber: [operators.phoneNumber],
  added: [operators.id],
};

/** Operators at work, or the archived ones. */
export const listOperatorsVerb: Verb<typeof listOperators> = async ({ db }, { query }) => {
  const { sort, descending, archived, limit } = query;
  const order: Keyset = { keys: sorts[sort], descending };
  const rows = await db
    .select()
    .from(operators)
    .where(
      and(
        archived ? isNotNull(operators.archivedAt) : isNull(operators.archivedAt),
        matching(query.search),
        await after(db, order, query.cursor),
      ),
    )
    .orderBy(orderOf(order))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { items: page.map(presentOperator), nextCursor: last ? encodeCursor([last.id]) : null };
};

const column = sql`${operators}.search`;

/** Signs alone are no words: they are looked for as they are. */
function matching(search = ''): SQL | undefined {
  const text = cleanText(120).parse(search);
  if (text === '') return undefined;
  const digits = digitsOf(text);
  const number = digits ? (wordsBegin(column, digits, 'D') ?? undefined) : undefined;
  if (number && (text.startsWith('+') || (digits?.length ?? 0) >= NUMBER_FROM)) return number;
  return or(wordsBegin(column, text, 'A') ?? sql`strpos(${operators.name}, ${text}) > 0`, number);
}

/** As many digits are a phone number, and no name. */
const NUMBER_FROM = 6;

/** The digits of what may be part of a number, without the zeros that people dial before it. */
function digitsOf(text: string): string | null {
  if (!/^[\d\s+().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits === '' ? null : digits;
}

/** The cursor holds an id alone, since a name may be longer than a cursor: the rest is looked up. */
async function after(db: Db, order: Keyset, cursor: string | undefined): Promise<SQL | undefined> {
  const key = decodeCursor(cursor, Cursor);
  if (!key) return undefined;
  const last = await valuesAt(db, operators, order, key[0]);
  if (!last) throw badField('cursor', 'is not a cursor of this list');
  return comesAfter(order, last);
}
