import { expect, test } from 'vitest';
import { buildUrl } from './build-url.ts';

test('fills the names of the path and escapes what stands in them', () => {
  expect(buildUrl('/api/submissions/:id/transcript', { id: 'a/../b?c' })).toBe(
    '/api/submissions/a%2F..%2Fb%3Fc/transcript',
  );
});

test('adds what the query has and leaves out what it has not', () => {
  const query = { status: undefined, cursor: null, search: 'oil & water', limit: 0 };
  expect(buildUrl('/api/machines', {}, query)).toBe('/api/machines?search=oil+%26+water&limit=0');
  expect(buildUrl('/api/machines')).toBe('/api/machines');
});

test.each([undefined, null, ''])('a name without a value (%s) is refused', (id) => {
  expect(() => buildUrl('/api/machines/:id', { id })).toThrow('/api/machines/:id needs id');
});
