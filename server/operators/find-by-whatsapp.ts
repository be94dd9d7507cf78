import { inArray, or } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { waIdVariants } from '../whatsapp/number-variants.ts';

export type OperatorRow = typeof operators.$inferSelect;

/** What a webhook tells of a sender: digits and business-scoped user id (BSUID), either of which may be missing. */
export interface WhatsAppIdentity {
  waId: string | null;
  userId: string | null;
}

/**
 * The operator who is this person on WhatsApp: by user id first, then by number, then by another spelling of the
 * number when just one operator has it [M:send, bsuid]. `null` for strangers, and for archived operators too: what
 * they send has no effect.
 */
export async function findOperatorByWhatsApp(db: Db, person: WhatsAppIdentity): Promise<OperatorRow | null> {
  const { waId, userId } = person;
  const numbers = waId === null ? [] : waIdVariants(waId);
  const found = await db
    .select()
    .from(operators)
    .where(
      or(
        inArray(operators.whatsappUserId, userId === null ? [] : [userId]),
        inArray(operators.waId, numbers),
        inArray(
          operators.phoneNumber,
          numbers.map((digits) => `+${digits}`),
        ),
      ),
    );
  const operator = closest(found, person);
  return operator && operator.archivedAt === null ? operator : null;
}

function closest(found: OperatorRow[], { waId, userId }: WhatsAppIdentity): OperatorRow | undefined {
  const exact =
    (userId !== null && found.find((o) => o.whatsappUserId === userId)) ||
    found.find((o) => o.waId === waId && waId !== null) ||
    found.find((o) => o.phoneNumber === `+${waId}`);
  return exact || (found.length === 1 ? found[0] : undefined);
}
