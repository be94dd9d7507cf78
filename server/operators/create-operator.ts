import type { createOperator, Operator } from '../../shared/contracts/operators.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Input, RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { withTx } from '../db/with-tx.ts';
import { answerOnce } from '../http/answer-once.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';
import { normalisePhoneNumber } from './normalise-phone-number.ts';
import { numberIsFree } from './number-is-free.ts';
import { presentOperator } from './present-operator.ts';

/** @throws AppError bad_request for a number that can't be one, conflict when another operator has it. */
export const createOperatorVerb: Verb<typeof createOperator> = async (context, { body }) => {
  const phoneNumber = normalisePhoneNumber(body.phoneNumber);
  return withTx(context.pool, (tx) =>
    answerOnce(tx, context, () => makeOperator(tx, context, { ...body, phoneNumber })),
  );
};

async function makeOperator(
  tx: Tx,
  context: RequestContext,
  { name, phoneNumber, language }: Input<typeof createOperator>['body'],
): Promise<Operator> {
  await numberIsFree(tx, phoneNumber);
  const now = context.clock();
  const [row] = await tx
    .insert(operators)
    .values({
      name,
      phoneNumber,
      waId: phoneNumber.slice(1),
      language,
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
}
