import type { changeSetup } from '../../shared/contracts/setup.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { withTx } from '../db/with-tx.ts';
import { readSetup } from './get-setup.ts';
import type { SetupDependencies } from './setup-dependencies.ts';

export const changeSetupVerb =
  (deps: SetupDependencies): Verb<typeof changeSetup> =>
  async (context, { body }) => {
    await withTx(context.pool, async (tx) => {
      await tx.update(systemConfig).set({ setupDismissedAt: body.dismissed ? context.clock() : null });
      await recordAct(tx, context, {
        action: 'setup.change',
        subjectKind: 'settings',
        subjectId: 'site',
        after: body,
      });
    });
    return readSetup(deps, context);
  };
