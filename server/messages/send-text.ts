import type { sendMessage } from '../../shared/contracts/whatsapp.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError } from '../errors.ts';
import { lastFour } from '../log/last-four.ts';
import { findOperatorByWhatsApp } from '../operators/find-by-whatsapp.ts';
import { normalisePhoneNumber } from '../operators/normalise-phone-number.ts';
import { windowIsOpen } from './customer-service-window.ts';
import { findStranger } from './find-stranger.ts';
import { insertOutbound } from './insert-outbound.ts';
import { personOf } from './person.ts';
import type { SendThrottle } from './send-throttle.ts';

interface SendDependencies {
  wakeOutbox: (person: string) => void;
  newId: () => string;
  throttle: SendThrottle;
}

/**
 * Puts a text of an admin's into the outbox: behind what its person has not got yet, and never outside the customer-service
 * window, where WhatsApp would take it and not deliver it.
 * @throws AppError bad_request for a number that can't be one, window_closed, too_many_requests
 */
export const sendTextVerb =
  (deps: SendDependencies): Verb<typeof sendMessage> =>
  async (context, { body }) => {
    const phoneNumber = normalisePhoneNumber(body.to, 'to');
    await deps.throttle.take(context.actor);
    const identity = { waId: phoneNumber.slice(1), userId: null };
    const operator = await findOperatorByWhatsApp(context.db, identity);
    const stranger = operator ? null : await findStranger(context.db, identity.waId);
    const person = stranger ?? personOf(operator?.id ?? null, identity);
    if (!(await windowIsOpen(context.db, person, context.clock())))
      throw new AppError(
        'window_closed',
        'The 24-hour window is closed: this person has to write first. WhatsApp would not deliver the message.',
        { fields: { to: 'has not written in the last 24 hours' } },
      );
    const id = deps.newId();
    await withTx(context.pool, async (tx) => {
      await tx.execute(
        insertOutbound([
          {
            id,
            person,
            operatorId: operator?.id ?? null,
            sessionId: null,
            taskIndex: null,
            kind: 'manager',
            toPhoneNumber: phoneNumber,
            toUserId: null,
            content: { text: body.message },
            repliesToReceivedAt: null,
            requestId: context.requestId,
          },
        ]),
      );
      await recordAct(tx, context, {
        action: 'whatsapp.send',
        subjectKind: 'outbound_message',
        subjectId: id,
        after: { to: lastFour(phoneNumber), length: body.message.length },
      });
    });
    deps.wakeOutbox(person);
    return { success: true, messageId: id };
  };
