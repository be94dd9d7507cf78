import { and, eq, ne, or } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { conflict } from '../errors.ts';

/**
 * One person, one record: nobody else may have this number (E.164), neither as phone number nor as what WhatsApp
 * knows them by. Two at the same moment still meet the unique indexes.
 * @throws AppError conflict that names who has it, archived operators included.
 */
export async function numberIsFree(tx: Tx, phoneNumber: string, ownId?: number): Promise<void> {
  const [holder] = await tx
    .select({ name: operators.name, archivedAt: operators.archivedAt })
    .from(operators)
    .where(
      and(
        or(eq(operators.phoneNumber, phoneNumber), eq(operators.waId, phoneNumber.slice(1))),
        ownId === undefined ? undefined : ne(operators.id, ownId),
      ),
    );
  if (!holder) return;
  const which = holder.archivedAt ? 'archived operator' : 'operator';
  throw conflict(`The ${which} ${holder.name} already has this phone number.`, { phoneNumber: 'is taken' });
}
