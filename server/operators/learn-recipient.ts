import { eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import type { WhatsAppIdentity } from './find-by-whatsapp.ts';
import { learnWhatsAppId } from './learn-whatsapp-id.ts';

/**
 * Remembers what the answer to a send told of its recipient: WhatsApp may spell a number otherwise than we do [M:send]. What was
 * told before costs no query.
 */
export function learnRecipient(db: Db): (operatorId: number, identity: WhatsAppIdentity) => Promise<void> {
  const told = new Map<number, string>();
  return async (operatorId, { waId, userId }) => {
    const words = `${waId} ${userId}`;
    if (told.get(operatorId) === words) return;
    const [operator] = await db.select().from(operators).where(eq(operators.id, operatorId));
    if (operator) await learnWhatsAppId(db, operator, { waId, userId });
    told.set(operatorId, words);
  };
}
