import type { ImportState } from '../../../shared/contracts/imports.ts';
import type { TextsOf } from './use-texts.ts';

const number = (n: number) => n.toLocaleString('en');
const count = (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}`;

const en = {
  drop: 'Drop a CSV file here',
  choose: 'Choose a file',
  dropHint: 'Up to 10,000 rows and 5 MB, with the names of the columns in the first line.',
  columns: 'Columns',
  required: 'needed',
  optional: 'optional',
  template: 'Download an empty file to fill in',
  paste: 'Or paste it here, straight from a spreadsheet',
  preview: 'Look at it',
  tooLarge: 'This file has more than 5 MB. Split it and import the parts.',
  notText: 'This is no CSV file. Save the spreadsheet as “CSV UTF-8” and choose that.',
  another: 'Choose another file',
  file: (name: string) => `From ${name}`,
  pasted: 'From what you pasted',
  mapping: 'Which column is what',
  notThere: 'Not in the file',
  chooseColumn: 'Choose its column',
  unused: (headers: string) => `Not used: ${headers}`,
  states: {
    new: 'New',
    change: 'Will change',
    differs: 'Differs, stays as it is',
    same: 'There already',
    error: 'Not imported',
  } satisfies Record<ImportState, string>,
  counts: {
    new: (n: number) => `${number(n)} new`,
    change: (n: number) => `${number(n)} will change`,
    differs: (n: number) => `${number(n)} there already, with other values`,
    same: (n: number) => `${number(n)} there already`,
    error: (n: number) => `${number(n)} with errors`,
  } satisfies Record<ImportState, (n: number) => string>,
  summary: 'What would happen',
  update: 'Change those that are there already with other values',
  shown: (shown: number, all: number) =>
    `The first ${number(shown)} of ${number(all)} rows, those with errors before the others.`,
  table: 'Preview of the rows',
  line: 'Line',
  state: 'What happens',
  was: (value: string) => (value ? `was ${value}` : 'was empty'),
  faults: 'Download the rows with errors',
  nothing: 'There is nothing to import: no row is new, and none would change.',
  confirm: (added: number, changed: number) =>
    [
      added > 0 && `Add ${number(added)}`,
      changed > 0 && `${added > 0 ? 'change' : 'Change'} ${number(changed)}`,
    ]
      .filter(Boolean)
      .join(', '),
  skipping: (n: number) => `${count(n, 'row with errors is', 'rows with errors are')} left out.`,
  failed: 'It could not be read',
  notImported: 'Nothing was imported',
  again: 'Look again',
  doneTitle: 'Imported',
  done: (added: number, changed: number) => `${number(added)} added, ${number(changed)} changed.`,
  doneLeft: (n: number) =>
    `${count(n, 'row with errors was', 'rows with errors were')} left out: mend them and import them again.`,
  doneSame: (n: number) => `${count(n, 'row was', 'rows were')} there already and stayed as they are.`,
  toList: 'To the list',
  more: 'Import another file',
};

export const importsTexts: TextsOf<typeof en> = { en };
