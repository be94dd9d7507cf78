import type { exportTemplate, Task, Template } from '../../shared/contracts/templates.ts';
import type { DownloadVerb } from '../context.ts';
import { type Cell, csvText } from '../csv/write-csv.ts';
import { findTemplate } from './find-template.ts';
import { presentTemplate } from './present-template.ts';
import { type TemplateColumn, templateColumns } from './template-columns.ts';

/** The newest version as a file: for a spreadsheet, or for a program. @throws AppError not_found */
export const exportTemplateVerb: DownloadVerb<typeof exportTemplate> = async ({ db }, { params, query }) => {
  const { template, tasks } = await findTemplate(db, params.id);
  const shown = presentTemplate(template, tasks);
  return query.format === 'csv'
    ? { filename: `${shown.name}.csv`, type: 'text/csv; charset=utf-8', body: templateCsv(shown) }
    : { filename: `${shown.name}.json`, type: 'application/json; charset=utf-8', body: templateJson(shown) };
};

type Content = Pick<Template, 'name' | 'tasks'>;

/** Choices are a line each in their cell. */
export function templateCsv({ name, tasks }: Content): string {
  const rows = tasks.map((task) => templateColumns.map((column) => cell(name, task, column)));
  return csvText([templateColumns, ...rows]);
}

function cell(name: string, task: Task, column: TemplateColumn): Cell {
  if (column === 'template') return name;
  return column === 'choices' ? task.choices?.join('\n') : task[column];
}

export function templateJson({ name, tasks }: Content): string {
  const content = tasks.map(({ id: _id, referencePicture: _picture, ...task }) => task);
  return `${JSON.stringify({ kind: 'checklist template', name, tasks: content }, null, 2)}\n`;
}
