import type { changeSettings } from '../../shared/contracts/settings.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { withTx } from '../db/with-tx.ts';
import { readSettings } from './read-settings.ts';

/** Changes what holds for the whole site; what is not named stays. */
export const changeSettingsVerb: Verb<typeof changeSettings> = (context, { body }) =>
  withTx(context.pool, async (tx) => {
    await tx.select().from(systemConfig).for('no key update');
    const before = await readSettings(tx);
    const { messageTemplate, ...rest } = body;
    await tx.update(systemConfig).set({
      ...rest,
      ...(messageTemplate !== undefined && {
        messageTemplateName: messageTemplate?.name ?? null,
        messageTemplateLanguage: messageTemplate?.language ?? null,
      }),
      updatedAt: context.clock(),
    });
    const after = await readSettings(tx);
    await recordAct(tx, context, {
      action: 'settings.change',
      subjectKind: 'settings',
      subjectId: 'site',
      before: { ...before },
      after: { ...after },
    });
    return after;
  });
