import { expect, test } from 'vitest';
import { operatorImporter } from '../operators/operator-importer.ts';
import { matchColumns } from './match-columns.ts';

const { fields } = operatorImporter(undefined);

test.each([
  [['Name', 'Phone number']],
  [['Full name', 'WhatsApp']],
  [['OPERATOR', 'mobile no.']],
  [['employee_name', 'Phone-Number']],
])('headers as people write them: %j', (headers) => {
  expect(matchColumns(headers, fields)).toEqual({ columns: { name: 0, phoneNumber: 1 }, missing: [] });
});

test('columns that nobody asked for are left, the first of two is taken, and what was said goes before', () => {
  const headers = ['Shift', 'Phone', 'Name', 'Mobile', 'Language'];
  const columns = (given = {}) => matchColumns(headers, fields, given).columns;
  expect(columns()).toEqual({ name: 2, phoneNumber: 1, language: 4 });
  expect(columns({ phoneNumber: 3 })).toMatchObject({ phoneNumber: 3 });
  expect(columns({ language: -1 })).toEqual({ name: 2, phoneNumber: 1 });
  expect(columns({ name: 9 })).toEqual({ phoneNumber: 1, language: 4 });
});

test('a column that must be there and is not is named', () => {
  const { missing } = matchColumns(['Name', 'Shoe size'], fields);
  expect(missing.map(({ field }) => field)).toEqual(['phoneNumber']);
});
