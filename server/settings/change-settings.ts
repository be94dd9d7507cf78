import type { changeSettings } from '../../shared/contracts/settings.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Verb } from '../context.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { withTx } from '../db/with-tx.ts';
import { readSettings } from './read-settings.ts';

/**
 * Changes what holds for the whole site; what is not named stays.
 * @throws AppError conflict when somebody has changed it since it was seen
 */
export const changeSettingsVerb: Verb<typeof changeSettings> = (context, { body }) =>
  withTx(context.pool, async (tx) => {
    const [locked] = await tx.select().from(systemConfig).for('no key update');
    const { messageTemplate, updatedAt: seen, ...rest } = body;
    const current = locked?.updatedAt ?? new Date(0);
    await refuseStale(tx, { subjectKind: 'settings', subjectId: 'site', seen, current });
    const before = await readSettings(tx);
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
