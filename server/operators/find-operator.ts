import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { notFound } from '../errors.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';

/** @throws AppError not_found */
export async function findOperator(db: Db, id: number): Promise<OperatorRow> {
  const [row] = await db.select().from(operators).where(eq(operators.id, id));
  if (!row) throw notFound('operator');
  return row;
}

/**
 * The same, for a conversation that is to begin: until the transaction ends the phone number stays what it is.
 * @throws AppError not_found
 */
export async function keepOperator(tx: Tx, id: number): Promise<OperatorRow> {
  const [row] = await tx.select().from(operators).where(eq(operators.id, id)).for('key share');
  if (!row) throw notFound('operator');
  return row;
}

/**
 * The same, held until the transaction ends; a conversation with this operator can't begin meanwhile, so that its
 * phone number may change.
 * @throws AppError not_found
 */
export async function lockOperator(tx: Tx, id: number): Promise<OperatorRow> {
  const [row] = await tx.select().from(operators).where(eq(operators.id, id)).for('update');
  if (!row) throw notFound('operator');
  return row;
}
