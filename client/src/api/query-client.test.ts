import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { createQueryClient, worthRetrying } from './query-client.ts';

const refused = (status: number) => new ApiError({ code: 'x', message: 'x', status });

test.each([
  [0, true],
  [500, true],
  [503, true],
  [400, false],
  [401, false],
  [404, false],
])('status %i is worth another try: %s', (status, expected) => {
  expect(worthRetrying(0, refused(status))).toBe(expected);
});

test('after two tries it is enough, and a fault of the page is not tried again', () => {
  expect(worthRetrying(2, refused(503))).toBe(false);
  expect(worthRetrying(0, new TypeError('undefined is not a function'))).toBe(false);
});

test.each([
  [401, undefined, 1],
  [403, undefined, 0],
  [401, { expects401: true }, 0],
])('a query refused with %i and meta %o leads to sign-in %i times', async (status, meta, times) => {
  let signedOut = 0;
  const client = createQueryClient({ onSignedOut: () => signedOut++ });
  const query = { queryKey: ['x'], queryFn: () => Promise.reject(refused(status)), ...(meta && { meta }) };
  await client.fetchQuery(query).catch(() => undefined);
  expect(signedOut).toBe(times);
  client.clear();
});
