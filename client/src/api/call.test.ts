import { expect, test } from 'vitest';
import { cancelAssignment, listAssignments } from '../../../shared/contracts/assignments.ts';
import { logout } from '../../../shared/contracts/auth.ts';
import { ApiError } from './api-error.ts';
import { call } from './call.ts';

function answering(status: number, body: string) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetcher = async (url: unknown, init: RequestInit = {}) => {
    asked.push({ url: String(url), init });
    return new Response(body, { status });
  };
  return { asked, fetcher: fetcher as typeof fetch };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => error,
  );

test('asks as the contract says and hands out what it promises', async () => {
  const { asked, fetcher } = answering(200, '{"items":[],"nextCursor":null,"surplus":1}');
  const page = await call(listAssignments, { query: { status: 'active' } }, fetcher);
  expect(page).toEqual({ items: [], nextCursor: null });
  expect(asked[0]?.url).toBe('/api/assignments?status=active');
  expect(asked[0]?.init).toMatchObject({ method: 'GET', credentials: 'same-origin' });
  expect(asked[0]?.init.body).toBeUndefined();
});

test('sends a body as JSON', async () => {
  const { asked, fetcher } = answering(200, '{"success":true}');
  const input = { params: { id: 'a1' }, body: { reason: 'wrong machine' } };
  await failure(call(cancelAssignment, input, fetcher));
  expect(asked[0]?.url).toBe('/api/assignments/a1/cancel');
  expect(asked[0]?.init.body).toBe('{"reason":"wrong machine"}');
  expect(asked[0]?.init.headers).toMatchObject({ 'content-type': 'application/json' });
});

test('a refusal keeps its code, words, status and fields', async () => {
  const error = { code: 'bad_request', message: 'Not valid.', fields: { email: 'is missing' } };
  const thrown = await failure(call(logout, {}, answering(400, JSON.stringify({ error })).fetcher));
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ ...error, status: 400 });
});

test('a refusal that is no JSON of ours still tells its status', async () => {
  const thrown = await failure(call(logout, {}, answering(502, '<h1>Bad gateway</h1>').fetcher));
  expect(thrown).toMatchObject({ status: 502, code: 'unreadable', message: 'The server answered with 502.' });
});

test('an answer that breaks the contract is refused', async () => {
  const thrown = await failure(call(logout, {}, answering(200, '{"success":"maybe"}').fetcher));
  expect(thrown).toMatchObject({ code: 'unreadable', status: 200 });
});

test('no answer is an error with status 0', async () => {
  const fetcher = (() => Promise.reject(new TypeError('fetch failed'))) as typeof fetch;
  expect(await failure(call(logout, {}, fetcher))).toMatchObject({ code: 'no_answer', status: 0 });
});

test('a call that was given up is no error of the server', async () => {
  const given = new AbortController();
  given.abort();
  const cause = new DOMException('given up', 'AbortError');
  const fetcher = (() => Promise.reject(cause)) as typeof fetch;
  expect(await failure(call(logout, { signal: given.signal }, fetcher))).toBe(cause);
});
