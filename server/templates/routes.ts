import { playTemplate } from '../../shared/contracts/play-template.ts';
import {
  changeTemplate,
  createTemplate,
  duplicateTemplate,
  exportTemplate,
  getTemplate,
  importTemplate,
  listTemplates,
  listTemplateVersions,
  restoreTemplateVersion,
  uploadReferencePicture,
} from '../../shared/contracts/templates.ts';
import type { Api } from '../context.ts';
import { changeTemplateVerb } from './change-template.ts';
import { createTemplateVerb } from './create-template.ts';
import { duplicateTemplateVerb } from './duplicate-template.ts';
import { exportTemplateVerb } from './export-template.ts';
import { getTemplateVerb } from './get-template.ts';
import { importTemplateVerb } from './import-template.ts';
import { listTemplateVersionsVerb } from './list-template-versions.ts';
import { listTemplatesVerb } from './list-templates.ts';
import { playTemplateVerb } from './play-template-verb.ts';
import { restoreTemplateVersionVerb } from './restore-template-version.ts';
import { uploadReferencePictureVerb } from './upload-reference-picture.ts';

export function templateRoutes(api: Api, deps: Parameters<typeof uploadReferencePictureVerb>[0]): void {
  api.route(listTemplates, listTemplatesVerb);
  api.route(createTemplate, createTemplateVerb);
  api.route(getTemplate, getTemplateVerb);
  api.route(changeTemplate, changeTemplateVerb);
  api.route(playTemplate, playTemplateVerb);
  api.route(uploadReferencePicture, uploadReferencePictureVerb(deps));
  api.route(duplicateTemplate, duplicateTemplateVerb);
  api.route(listTemplateVersions, listTemplateVersionsVerb);
  api.download(exportTemplate, exportTemplateVerb);
  api.route(importTemplate, importTemplateVerb);
  api.route(restoreTemplateVersion, restoreTemplateVersionVerb);
}
