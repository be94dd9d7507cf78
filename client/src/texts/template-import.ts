import type { TextsOf } from './use-texts.ts';

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const en = {
  title: 'Import a template',
  lead: 'A file that was exported here, or a spreadsheet of your own saved as CSV: one task a row, with the column taskName. Also known: verificationCriteria, answerType, photo, unit, min, max, choices, template.',
  choose: 'Choose a file',
  chooseOther: 'Choose another file',
  drop: 'or drop a CSV or JSON file here',
  wrongKind: 'Choose a file that ends in .csv or .json.',
  tooLarge: 'The file is too large: 1 MB is the most.',
  notText: 'The file could not be read.',
  name: 'Name of the template',
  preview: (n: number) => `${count(n, 'task', 'tasks')} in this file`,
  row: 'Row',
  task: 'Task',
  answer: 'Answered by',
  result: 'Result',
  fine: 'Fine',
  faults: (n: number) =>
    `${count(n, 'row has', 'rows have')} something wrong. Mend the file and choose it again; nothing is imported until then.`,
  ignored: (columns: string) => `Not used: ${columns}.`,
  submit: 'Make the template',
  cancel: 'Cancel',
};

/** The words of the import of a template. */
export const templateImportTexts: TextsOf<typeof en> = { en };
