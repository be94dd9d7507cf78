import { expect, test } from 'vitest';
import { hiddenFilters, isFiltered, queryOf } from './submission-filters.ts';

test('The server is asked for what is set', () => {
  expect(queryOf({ failed: true, machineId: 3, search: '' })).toEqual({ failed: 'true', machineId: 3 });
  expect(queryOf({})).toEqual({});
});

test('The button counts what it hides', () => {
  expect(hiddenFilters({ search: 'x', review: 'open', failed: true, from: '2026-11-01' })).toBe(2);
  expect(hiddenFilters({})).toBe(0);
});

test('A list without filters is told from one that nothing fits', () => {
  expect(isFiltered({ search: '', status: undefined })).toBe(false);
  expect(isFiltered({ review: 'open' })).toBe(true);
});
