import { and, eq, ne, or } from 'drizzle-orm';
import { type ActContext, recordAct } from '../audit/record-act.ts';
import type { Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { waIdVariants } from '../whatsapp/number-variants.ts';
import type { IdentityChange } from '../whatsapp/parsed-webhook.ts';
import { findOperatorByWhatsApp, type OperatorRow } from './find-by-whatsapp.ts';
import { lockOperator } from './find-operator.ts';
import { ownsNumber } from './learn-whatsapp-id.ts';
import { presentOperator } from './present-operator.ts';

export type IdentityOutcome =
  /** None of our operators, or known already: an event may come twice. */
  | { kind: 'nothing' }
  | { kind: 'changed'; before: OperatorRow; after: OperatorRow }
  /** Another operator has the new number or user id: a manager must sort this out. */
  | { kind: 'taken'; operatorId: number; holderId: number };

type Change = Pick<IdentityChange, 'previousWaId' | 'currentWaId' | 'previousUserId' | 'currentUserId'>;

/**
 * A person has a new phone number or business-scoped user id [M:wh-system, bsuid]: the same operator goes on under
 * it, never a second record. A changed number becomes the operator's phone number too, since the old one is dead.
 * A running conversation keeps the number in its own row; what is sent goes to the operator's.
 */
export async function changeWhatsAppIdentity(
  tx: Tx,
  context: ActContext,
  change: Change,
): Promise<IdentityOutcome> {
  const previous = { waId: change.previousWaId, userId: change.previousUserId };
  const current = { waId: change.currentWaId, userId: change.currentUserId };
  const found = (await findOperatorByWhatsApp(tx, previous)) ?? (await findOperatorByWhatsApp(tx, current));
  if (!found) return { kind: 'nothing' };
  const before = await lockOperator(tx, found.id);
  const fresh = whatIsNew(before, current);
  if (Object.keys(fresh).length === 0) return { kind: 'nothing' };
  const holderId = await holderOf(tx, before, current);
  if (holderId !== null) return { kind: 'taken', operatorId: before.id, holderId };
  const after = { ...before, ...fresh, updatedAt: context.clock() };
  await tx.update(operators).set(after).where(eq(operators.id, before.id));
  await recordAct(tx, context, {
    action: 'operator.change-identity',
    subjectKind: 'operator',
    subjectId: before.id,
    before: presentOperator(before),
    after: presentOperator(after),
  });
  return { kind: 'changed', before, after };
}

interface Current {
  waId: string | null;
  userId: string | null;
}

function whatIsNew(operator: OperatorRow, { waId, userId }: Current): Partial<OperatorRow> {
  const fresh: Partial<OperatorRow> = {};
  if (waId !== null && waId !== operator.waId) {
    fresh.waId = waId;
    // Another spelling of the same number is no new number.
    if (!waIdVariants(waId).includes(operator.phoneNumber.slice(1))) fresh.phoneNumber = `+${waId}`;
  }
  if (userId !== null && userId !== operator.whatsappUserId) fresh.whatsappUserId = userId;
  return fresh;
}

async function holderOf(tx: Tx, operator: OperatorRow, { waId, userId }: Current): Promise<number | null> {
  const held = or(
    waId === null ? undefined : ownsNumber(waId),
    userId === null ? undefined : eq(operators.whatsappUserId, userId),
  );
  const [holder] = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(and(held, ne(operators.id, operator.id)))
    .limit(1);
  return holder?.id ?? null;
}
