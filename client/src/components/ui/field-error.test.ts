import { expect, test } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { fieldError, formError } from './field-error.ts';

const refused = new ApiError({
  code: 'bad_request',
  message: 'No.',
  status: 400,
  fields: { code: 'is taken' },
});

test('a field says what is wrong with it', () => {
  expect(fieldError(refused, 'code')).toBe('Is taken');
  expect(fieldError(refused, 'name')).toBeUndefined();
  expect(fieldError(new Error('No.'), 'code')).toBeUndefined();
});

test('the form says what no field that is shown says', () => {
  expect(formError(refused, ['code'])).toBeNull();
  expect(formError(refused, ['name'])).toBe(refused);
});
