import { type Fields, isFields, needFields, needText } from './check-text.ts';
import { badParameter } from './graph-error.ts';

const NAME = 512;

/** Refuses a message template without a name, a language code or well-formed components. */
export function checkTemplate(template: Fields): void {
  needText(template, 'name', "template['name']", NAME);
  const language = needFields(template, 'language', "template['language']");
  needText(language, 'code', "template['language']['code']", 20);
  if (template.components === undefined) return;
  const well = Array.isArray(template.components) && template.components.every(isFields);
  if (!well) throw badParameter("Param template['components'] must be an array of JSON objects.");
}
