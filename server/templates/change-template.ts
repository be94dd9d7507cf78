import type { changeTemplate } from '../../shared/contracts/templates.ts';
import type { Verb } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { openTemplate } from './open-template.ts';
import { saveTemplate } from './save-template.ts';

/**
 * Changes what the body names. New words or tasks make a new version, in one transaction; running conversations keep
 * theirs. Sending back what is there already makes none.
 * @throws AppError not_found, conflict when somebody was faster, or bad_request when a task's id is none of this template's.
 */
export const changeTemplateVerb: Verb<typeof changeTemplate> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    const opened = await openTemplate(tx, params.id, body.updatedAt);
    return saveTemplate(tx, context, opened, body);
  });
