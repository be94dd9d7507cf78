import {
  changeTemplate,
  createTemplate,
  getTemplate,
  listTemplates,
} from '../../shared/contracts/templates.ts';
import type { Api } from '../context.ts';
import { changeTemplateVerb } from './change-template.ts';
import { createTemplateVerb } from './create-template.ts';
import { getTemplateVerb } from './get-template.ts';
import { listTemplatesVerb } from './list-templates.ts';

export function templateRoutes(api: Api): void {
  api.route(listTemplates, listTemplatesVerb);
  api.route(createTemplate, createTemplateVerb);
  api.route(getTemplate, getTemplateVerb);
  api.route(changeTemplate, changeTemplateVerb);
}
