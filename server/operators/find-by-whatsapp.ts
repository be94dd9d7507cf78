import type { Db } from '../db/db.ts';
import { type Prepared, runPrepared } from '../db/prepared.ts';
import type { operators } from '../db/schema/operators.ts';
import { waIdVariants } from '../whatsapp/number-variants.ts';

export type OperatorRow = typeof operators.$inferSelect;

/** What tells who somebody is on WhatsApp. */
export type KnownOperator = Pick<
  OperatorRow,
  'id' | 'phoneNumber' | 'waId' | 'whatsappUserId' | 'archivedAt'
>;

/** What a webhook tells of a sender: digits and business-scoped user id (BSUID), either of which may be missing. */
export interface WhatsAppIdentity {
  waId: string | null;
  userId: string | null;
}

const findByAny: Prepared = {
  name: 'find_operators_by_whatsapp',
  text: `
    SELECT id, phone_number AS "phoneNumber", wa_id AS "waId", whatsapp_user_id AS "whatsappUserId", archived_at AS "archivedAt"
    FROM operators
    WHERE whatsapp_user_id = ANY($1::text[]) OR wa_id = ANY($2::text[]) OR phone_number = ANY($3::text[])`,
};

/**
 * The operators who are these people on WhatsApp, in order: by user id first, then by number, then by another spelling of the
 * number when just one operator has it [M:send, bsuid]. `null` for strangers, and for archived operators too: what
 * they send has no effect.
 */
export async function findOperatorsByWhatsApp(
  db: Db,
  persons: WhatsAppIdentity[],
): Promise<(KnownOperator | null)[]> {
  const userIds = persons.map(({ userId }) => userId).filter((id) => id !== null);
  const numbers = persons.flatMap(({ waId }) => (waId === null ? [] : waIdVariants(waId)));
  const phones = numbers.map((digits) => `+${digits}`);
  const found = await runPrepared<KnownOperator>(db, findByAny, [userIds, numbers, phones]);
  return persons.map((person) => {
    const operator = closest(found, person);
    return operator && operator.archivedAt === null ? operator : null;
  });
}

/** The same of one. */
export async function findOperatorByWhatsApp(
  db: Db,
  person: WhatsAppIdentity,
): Promise<KnownOperator | null> {
  return (await findOperatorsByWhatsApp(db, [person]))[0] ?? null;
}

function closest(found: KnownOperator[], { waId, userId }: WhatsAppIdentity): KnownOperator | undefined {
  const numbers = waId === null ? [] : waIdVariants(waId);
  const like = found.filter((o) =>
    numbers.some((digits) => o.waId === digits || o.phoneNumber === `+${digits}`),
  );
  return (
    (userId !== null && found.find((o) => o.whatsappUserId === userId)) ||
    like.find((o) => o.waId === waId) ||
    like.find((o) => o.phoneNumber === `+${waId}`) ||
    (like.length === 1 ? like[0] : undefined)
  );
}
