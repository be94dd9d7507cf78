import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { notFound } from '../errors.ts';

export type MachineRow = typeof machines.$inferSelect;

/** @throws AppError not_found */
export async function findMachine(db: Db, id: number): Promise<MachineRow> {
  const [row] = await db.select().from(machines).where(eq(machines.id, id));
  if (!row) throw notFound('machine');
  return row;
}

/**
 * The same, held against other changes until the transaction ends; assignments to it need not wait.
 * @throws AppError not_found
 */
export async function lockMachine(tx: Tx, id: number): Promise<MachineRow> {
  const [row] = await tx.select().from(machines).where(eq(machines.id, id)).for('no key update');
  if (!row) throw notFound('machine');
  return row;
}
