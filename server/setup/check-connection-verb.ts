import type { checkConnection as contract } from '../../shared/contracts/setup.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { checkConnection } from '../whatsapp/check-connection.ts';
import type { SetupDependencies } from './setup-dependencies.ts';

/** Checks what somebody typed, before it goes into the environment, or what is in use. Keeps nothing of what was typed. */
export const checkConnectionVerb =
  ({ api, inUse }: SetupDependencies): Verb<typeof contract> =>
  async (context, { body }) => {
    const items = body.given
      ? await checkConnection(api, body.given)
      : await checkConnection(inUse, inUse.credentials);
    await recordAct(context.db, context, {
      action: 'setup.check',
      subjectKind: 'settings',
      subjectId: 'site',
      after: Object.fromEntries(items.map(({ what, state }) => [label[what], state])),
    });
    return { items };
  };

/** Not called like secrets: the audit log leaves those out. */
const label = { accessToken: 'access', phoneNumberId: 'number', appSecret: 'app' } as const;
