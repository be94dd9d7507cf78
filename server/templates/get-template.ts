import type { getTemplate } from '../../shared/contracts/templates.ts';
import type { Verb } from '../context.ts';
import { findTemplate } from './find-template.ts';
import { presentTemplate } from './present-template.ts';

export const getTemplateVerb: Verb<typeof getTemplate> = async ({ db }, { params }) => {
  const { template, tasks } = await findTemplate(db, params.id);
  return presentTemplate(template, tasks);
};
