import { MOST_TASKS } from '../../shared/contracts/templates.ts';
import { unguardFormula } from '../csv/guard-formula.ts';
import { readCsv } from '../csv/read-csv.ts';
import { badField } from '../errors.ts';
import type { TemplateFile } from './read-template-file.ts';
import { type TemplateColumn, templateColumns } from './template-columns.ts';

type Cells = Partial<Record<TemplateColumn, string>>;

/** More rows than a template can have are read, so that their number can be said. */
const MOST_ROWS = MOST_TASKS * 10;

/**
 * A template from a spreadsheet: limits with a comma or a point, choices a line each.
 * The order and the case of the columns don't matter; `taskName` must be among them.
 * @throws AppError bad_request, field `text`, for what can't be read at all
 */
export function readTemplateCsv(text: string): TemplateFile {
  const [first, ...rest] = readCsv(text, MOST_ROWS);
  const header = first?.cells ?? [];
  const columns = header.map(columnOf);
  if (!columns.includes('taskName'))
    throw badField(
      'text',
      `has no column taskName. Its columns are: ${header.slice(0, 12).join(', ') || 'none'}`,
    );
  const read = rest.flatMap(({ row, cells: texts }) => {
    const cells: Cells = {};
    for (const [place, column] of columns.entries()) {
      const cell = unguardFormula((texts[place] ?? '').trim());
      if (column && cell !== '') cells[column] ??= cell;
    }
    return Object.keys(cells).length > 0 ? [{ row, cells }] : [];
  });
  const name = read.find(({ cells }) => cells.template)?.cells.template;
  return {
    name,
    tasks: read.map(({ row, cells }) => ({ row, raw: rawTask(cells), faults: otherTemplate(cells, name) })),
    ignored: header.filter((title, index) => title.trim() !== '' && columns[index] === undefined),
  };
}

/** `Task name`, `task_name`, `TASKNAME`: all the same. */
function columnOf(title: string): TemplateColumn | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  return templateColumns.find((column) => plain(column) === plain(title));
}

function otherTemplate({ template }: Cells, name: string | undefined) {
  if (template === undefined || template === name) return [];
  return [{ column: 'template', message: `is another one than ${name}: one file, one template` }];
}

/** As JSON would have it; what is no number stays a fault for the schema to find. */
function rawTask({ template: _template, answerType, photo, min, max, choices, ...texts }: Cells) {
  return {
    ...texts,
    ...(answerType && { answerType: word(answerType) }),
    ...(photo && { photo: word(photo) }),
    ...(min && { min: number(min) }),
    ...(max && { max: number(max) }),
    ...(choices && { choices: choices.split(/[\r\n]+/).filter((line) => line.trim() !== '') }),
  };
}

const word = (cell: string) => cell.toLowerCase().replace(/[^a-z]+/g, '_');
const number = (cell: string) => Number(cell.replace(',', '.').replace(/^\u2212/, '-'));
