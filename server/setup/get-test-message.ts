import { eq } from 'drizzle-orm';
import type { getTestMessage } from '../../shared/contracts/setup.ts';
import type { Verb } from '../context.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { notFound } from '../errors.ts';
import { deliveryError } from '../submissions/delivery-error.ts';

/** How far a message has come that was sent by `POST /api/whatsapp/send`. @throws AppError not_found */
export const getTestMessageVerb: Verb<typeof getTestMessage> = async ({ db }, { params }) => {
  const [row] = await db
    .select({
      status: outboundMessages.status,
      errorCode: outboundMessages.errorCode,
      errorDetails: outboundMessages.errorDetails,
    })
    .from(outboundMessages)
    .where(eq(outboundMessages.id, params.id));
  if (!row) throw notFound('message');
  return { status: row.status, error: deliveryError(row) };
};
