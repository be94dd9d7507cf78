import type { duplicateTemplate } from '../../shared/contracts/templates.ts';
import type { Verb } from '../context.ts';
import { withTx } from '../db/with-tx.ts';
import { answerOnce } from '../http/answer-once.ts';
import { makeTemplate } from './create-template.ts';
import { findTemplate } from './find-template.ts';
import { presentTemplate } from './present-template.ts';

/** Another template with the same tasks, at version 1; its tasks are its own. @throws AppError not_found */
export const duplicateTemplateVerb: Verb<typeof duplicateTemplate> = (context, { params, body }) =>
  withTx(context.pool, (tx) =>
    answerOnce(tx, context, async () => {
      const { template, tasks } = await findTemplate(tx, params.id);
      const original = presentTemplate(template, tasks);
      return makeTemplate(tx, context, {
        name: body.name,
        tasks: original.tasks.map(({ id: _theirs, ...task }) => task),
      });
    }),
  );
