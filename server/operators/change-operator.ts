import { and, eq, inArray } from 'drizzle-orm';
import type { changeOperator } from '../../shared/contracts/operators.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { withTx } from '../db/with-tx.ts';
import { conflict } from '../errors.ts';
import type { OperatorRow } from './find-by-whatsapp.ts';
import { lockOperator } from './find-operator.ts';
import { normalisePhoneNumber } from './normalise-phone-number.ts';
import { numberIsFree } from './number-is-free.ts';
import { presentOperator } from './present-operator.ts';

/**
 * Changes what the body names. A new phone number starts anew on WhatsApp: what was learned of the old one is forgotten.
 * @throws AppError not_found; bad_request for a number that can't be one; conflict when another operator has it, or
 * when a conversation on the old number is running or waiting in line, or when somebody was faster.
 */
export const changeOperatorVerb: Verb<typeof changeOperator> = async (context, { params, body }) => {
  const number = body.phoneNumber === undefined ? undefined : normalisePhoneNumber(body.phoneNumber);
  return withTx(context.pool, async (tx) => {
    const old = await lockOperator(tx, params.id);
    await refuseStale(tx, {
      subjectKind: 'operator',
      subjectId: old.id,
      seen: body.updatedAt,
      current: old.updatedAt,
    });
    const wanted = {
      name: body.name ?? old.name,
      language: body.language ?? old.language,
      archivedAt: archivedAt(old.archivedAt, body.archived, context.clock()),
      ...(await newNumber(tx, old, number)),
    };
    const keys = Object.keys(wanted) as (keyof typeof wanted)[];
    if (keys.every((key) => wanted[key] === old[key])) return presentOperator(old);
    const changed = { ...old, ...wanted, updatedAt: context.clock() };
    await tx.update(operators).set(changed).where(eq(operators.id, old.id));
    const before = presentOperator(old);
    const after = presentOperator(changed);
    await recordAct(tx, context, {
      action: 'operator.change',
      subjectKind: 'operator',
      subjectId: old.id,
      before,
      after,
    });
    return after;
  });
};

async function newNumber(
  tx: Tx,
  old: OperatorRow,
  phoneNumber: string | undefined,
): Promise<Partial<OperatorRow>> {
  if (phoneNumber === undefined || phoneNumber === old.phoneNumber) return {};
  await numberIsFree(tx, phoneNumber, old.id);
  const ofOperator = eq(sessions.operatorId, old.id);
  const live = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(ofOperator, inArray(sessions.status, ['active', 'waiting'])))
    .limit(1);
  if (live.length > 0) {
    throw conflict(
      `${old.name} has a conversation on the present phone number. Let it end or cancel it, then change the number.`,
      { phoneNumber: 'is in use by a conversation' },
    );
  }
  return { phoneNumber, waId: phoneNumber.slice(1), whatsappUserId: null };
}

function archivedAt(old: Date | null, archived: boolean | undefined, now: Date): Date | null {
  if (archived === undefined) return old;
  return archived ? (old ?? now) : null;
}
