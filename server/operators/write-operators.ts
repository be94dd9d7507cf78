import { sql } from 'drizzle-orm';
import type { Operator } from '../../shared/contracts/operators.ts';
import type { Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';
import { presentOperator } from './present-operator.ts';

/** '' as language: the file does not say, and what is there stays. */
export type OperatorValues = Record<'name' | 'phoneNumber' | 'language', string>;

/** Few enough that putting a statement together holds nobody up. */
const ROWS_A_STATEMENT = 500;

/** Many new operators; those without a language get English. */
export async function insertOperators(
  tx: Tx,
  rows: readonly OperatorValues[],
  now: Date,
): Promise<Operator[]> {
  const made: Operator[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
    const values = rows.slice(from, from + ROWS_A_STATEMENT).map(({ name, phoneNumber, language }) => ({
      ...{ name, phoneNumber, waId: phoneNumber.slice(1), language: language || 'en' },
      ...{ createdAt: now, updatedAt: now },
    }));
    made.push(...(await tx.insert(operators).values(values).returning()).map(presentOperator));
  }
  return made;
}

/** Name and language of many operators, in one statement. */
export async function updateOperators(
  tx: Tx,
  rows: readonly { values: OperatorValues; entry: OperatorRow }[],
  now: Date,
): Promise<{ before: Operator; after: Operator }[]> {
  if (rows.length === 0) return [];
  const wanted = rows.map(({ values, entry }) => ({
    ...entry,
    ...{ name: values.name, language: values.language || entry.language, updatedAt: now },
  }));
  const column = <K extends keyof OperatorRow>(key: K) => sql.param(wanted.map((row) => row[key]));
  await tx.execute(sql`
    update operators set name = w.name, language = w.language, updated_at = ${now.toISOString()}::timestamptz
    from unnest(${column('id')}::int[], ${column('name')}::text[], ${column('language')}::text[]) w(id, name, language)
    where operators.id = w.id`);
  return rows.map(({ entry }, index) => ({
    before: presentOperator(entry),
    after: presentOperator(wanted[index] as OperatorRow),
  }));
}
