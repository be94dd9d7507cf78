import type { createOperator } from '../../shared/contracts/operators.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { operators } from '../db/schema/operators.ts';
import { withTx } from '../db/with-tx.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';
import { normalisePhoneNumber } from './normalise-phone-number.ts';
import { numberIsFree } from './number-is-free.ts';
import { presentOperator } from './present-operator.ts';

/** @throws AppError bad_request for a number that can't be one, conflict when another operator has it. */
export const createOperatorVerb: Verb<typeof createOperator> = async (context, { body }) => {
  const phoneNumber = normalisePhoneNumber(body.phoneNumber);
  return withTx(context.pool, async (tx) => {
    await numberIsFree(tx, phoneNumber);
    const now = context.clock();
    const [row] = await tx
      .insert(operators)
      .values({
        name: body.name,
        phoneNumber,
        waId: phoneNumber.slice(1),
        language: body.language,
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    const operator = presentOperator(row as OperatorRow);
    await recordAct(tx, context, {
      action: 'operator.create',
      subjectKind: 'operator',
      subjectId: operator.id,
      after: operator,
    });
    return operator;
  });
};
