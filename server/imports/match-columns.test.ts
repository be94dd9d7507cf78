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
  expect(matchColumns(headers, fields)).toEqual({ name: 0, phoneNumber: 1 });
});

test('columns that nobody asked for are left, the first of two is taken, and what was said goes before', () => {
  const headers = ['Shift', 'Phone', 'Name', 'Mobile', 'Language'];
  expect(matchColumns(headers, fields)).toEqual({ name: 2, phoneNumber: 1, language: 4 });
  expect(matchColumns(headers, fields, { phoneNumber: 3 })).toMatchObject({ phoneNumber: 3 });
  expect(matchColumns(['a', 'b'], fields, { name: 1, phoneNumber: 0 })).toEqual({ name: 1, phoneNumber: 0 });
});

test('a column that must be there and is not is named, with those that are', () => {
  expect(() => matchColumns(['Name', 'Shoe size'], fields)).toThrow(
    'has no column that is called Phone number. Its columns are: Name, Shoe size',
  );
});
