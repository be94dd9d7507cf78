import { expect, test } from 'vitest';
import { queryOf } from './conversation-filter.ts';

test('Those that need a person are running ones; every other filter is a status', () => {
  expect(queryOf({})).toEqual({});
  expect(queryOf({ show: 'stuck', search: '' })).toEqual({ stuck: 'true' });
  expect(queryOf({ show: 'expired', search: 'Ana' })).toEqual({ status: 'expired', search: 'Ana' });
});
