import { stringify } from 'csv-stringify/sync';
import type { exportTemplate, Task, Template } from '../../shared/contracts/templates.ts';
import type { DownloadVerb } from '../context.ts';
import { findTemplate } from './find-template.ts';
import { guardFormula } from './guard-formula.ts';
import { presentTemplate } from './present-template.ts';
import { type TemplateColumn, templateColumns } from './template-columns.ts';

/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The newest version as a file: for a spreadsheet, or for a program. @throws AppError not_found */
export const exportTemplateVerb: DownloadVerb<typeof exportTemplate> = async ({ db }, { params, query }) => {
  const { template, tasks } = await findTemplate(db, params.id);
  const shown = presentTemplate(template, tasks);
  return query.format === 'csv'
    ? { filename: `${shown.name}.csv`, type: 'text/csv; charset=utf-8', body: templateCsv(shown) }
    : { filename: `${shown.name}.json`, type: 'application/json; charset=utf-8', body: templateJson(shown) };
};

type Content = Pick<Template, 'name' | 'tasks'>;

/** No text in it is taken for a formula; choices are a line each in their cell. */
export function templateCsv({ name, tasks }: Content): string {
  const rows = tasks.map((task) => templateColumns.map((column) => cell(name, task, column)));
  return BYTE_ORDER_MARK + stringify([[...templateColumns], ...rows], { record_delimiter: 'windows' });
}

function cell(name: string, task: Task, column: TemplateColumn): string {
  if (column === 'template') return guardFormula(name);
  if (column === 'choices') return guardFormula(task.choices?.join('\n') ?? '');
  const value = task[column];
  // A limit below zero is a number, to spreadsheets too.
  return typeof value === 'number' ? String(value) : guardFormula(value ?? '');
}

export function templateJson({ name, tasks }: Content): string {
  const content = tasks.map(({ id: _id, referencePicture: _picture, ...task }) => task);
  return `${JSON.stringify({ kind: 'checklist template', name, tasks: content }, null, 2)}\n`;
}
