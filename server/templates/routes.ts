import {
  changeTemplate,
  createTemplate,
  getTemplate,
  listTemplates,
  uploadReferencePicture,
} from '../../shared/contracts/templates.ts';
import type { Api } from '../context.ts';
import { changeTemplateVerb } from './change-template.ts';
import { createTemplateVerb } from './create-template.ts';
import { getTemplateVerb } from './get-template.ts';
import { listTemplatesVerb } from './list-templates.ts';
import { uploadReferencePictureVerb } from './upload-reference-picture.ts';

export function templateRoutes(api: Api, deps: Parameters<typeof uploadReferencePictureVerb>[0]): void {
  api.route(listTemplates, listTemplatesVerb);
  api.route(createTemplate, createTemplateVerb);
  api.route(getTemplate, getTemplateVerb);
  api.route(changeTemplate, changeTemplateVerb);
  api.route(uploadReferencePicture, uploadReferencePictureVerb(deps));
}
