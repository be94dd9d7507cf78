import { and, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { listOperators, OperatorSort } from '../../shared/contracts/operators.ts';
import { cleanText } from '../../shared/endpoint.ts';
import type { Verb } from '../context.ts';
import { type Keyset, orderOf } from '../db/keyset.ts';
import { operators } from '../db/schema/operators.ts';
import { wordsBegin } from '../db/word-search.ts';
import { afterId, pageById } from '../http/page-by-id.ts';
import { presentOperator } from './present-operator.ts';

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
        await afterId(db, operators, order, query.cursor),
      ),
    )
    .orderBy(orderOf(order))
    .limit(limit + 1);
  return pageById(rows, limit, presentOperator);
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
