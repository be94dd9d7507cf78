import type { restoreTemplateVersion } from '../../shared/contracts/templates.ts';
import type { Verb } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { loadTemplateVersion } from './load-version.ts';
import { openTemplate } from './open-template.ts';
import { saveTemplate } from './save-template.ts';

/**
 * Makes a new version that reads like an old one; its tasks are the same ones again. None when the newest reads like it already.
 * @throws AppError not_found, or conflict when somebody was faster
 */
export const restoreTemplateVersionVerb: Verb<typeof restoreTemplateVersion> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    const opened = await openTemplate(tx, params.id, body.updatedAt);
    const { name, tasks } = await loadTemplateVersion(tx, params.id, params.version);
    return saveTemplate(tx, context, opened, { name, tasks: [...tasks], known: [...tasks] });
  });
