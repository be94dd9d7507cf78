import { and, eq, ne, or, type SQL } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import type { KnownOperator, WhatsAppIdentity } from './find-by-whatsapp.ts';

/**
 * Remembers what a webhook or the answer to a send told of this operator: the number as WhatsApp spells it, and the
 * business-scoped user id. What another operator has already stays theirs. Nothing new: no query.
 * @returns the operator as it is now.
 */
export async function learnWhatsAppId(
  db: Db,
  operator: KnownOperator,
  { waId, userId }: WhatsAppIdentity,
): Promise<KnownOperator> {
  const learned: Partial<KnownOperator> = {};
  const newWaId = waId !== null && waId !== operator.waId;
  if (newWaId && (await isFree(db, operator, ownsNumber(waId)))) learned.waId = waId;
  const newUserId = userId !== null && userId !== operator.whatsappUserId;
  if (newUserId && (await isFree(db, operator, eq(operators.whatsappUserId, userId)))) {
    learned.whatsappUserId = userId;
  }
  if (Object.keys(learned).length === 0) return operator;
  await db.update(operators).set(learned).where(eq(operators.id, operator.id));
  return { ...operator, ...learned };
}

/** Whoever has this number, as what WhatsApp calls it or as phone number. */
export const ownsNumber = (waId: string): SQL | undefined =>
  or(eq(operators.waId, waId), eq(operators.phoneNumber, `+${waId}`));

async function isFree(db: Db, operator: KnownOperator, held: SQL | undefined): Promise<boolean> {
  const others = await db
    .select({ id: operators.id })
    .from(operators)
    .where(and(held, ne(operators.id, operator.id)))
    .limit(1);
  return others.length === 0;
}
