import { eq } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { conflict } from '../errors.ts';

/**
 * Says in words what the unique index would say otherwise; two at the same moment still meet the index.
 * @throws AppError conflict when a machine has the code, an archived one included.
 */
export async function codeIsFree(tx: Tx, code: string | null): Promise<void> {
  if (code === null) return;
  const [holder] = await tx
    .select({ name: machines.name, archivedAt: machines.archivedAt })
    .from(machines)
    .where(eq(machines.code, code));
  if (!holder) return;
  const which = holder.archivedAt ? 'archived machine' : 'machine';
  throw conflict(`The ${which} ${holder.name} already has the code ${code}.`, { code: 'is taken' });
}
