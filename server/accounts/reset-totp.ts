import type { resetTotp } from '../../shared/contracts/people.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { lockUser } from './find-user.ts';
import { forgetTotp } from './forget-totp.ts';
import { presentPerson } from './present-user.ts';

/** For somebody whose phone and recovery codes are lost. A second time changes nothing. */
export const resetTotpVerb: Verb<typeof resetTotp> = (context, { params }) =>
  withTx(context.pool, async (tx) => {
    const user = await lockUser(tx, params.id);
    if (!user.totpSecret) return presentPerson(user);
    await forgetTotp(tx, user.id);
    await recordAct(tx, context, {
      action: 'user.reset-totp',
      subjectKind: 'user',
      subjectId: user.id,
      after: { email: user.email },
    });
    return { ...presentPerson(user), totp: false };
  });
