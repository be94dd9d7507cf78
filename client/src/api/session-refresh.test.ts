import { expect, test } from 'vitest';
import { login } from '../../../shared/contracts/auth.ts';
import { listMachines } from '../../../shared/contracts/machines.ts';
import { call } from './call.ts';
import { createSessionRefresh } from './session-refresh.ts';

const REFRESH = '/api/auth/refresh';
const LIST = '{"items":[],"nextCursor":null}';
const REFUSED = '{"error":{"code":"unauthenticated","message":"Please sign in first."}}';

/** A server whose session has run out until it is refreshed; `refreshAnswers` are given one after the other. */
function server(refreshAnswers: number[], goodAfter = 1) {
  const asked: string[] = [];
  let refreshes = 0;
  let done = 0;
  const waiting: (() => void)[] = [];
  const fetcher = async (url: unknown) => {
    asked.push(String(url));
    if (url === REFRESH) {
      const status = refreshAnswers[refreshes++] ?? 500;
      await new Promise<void>((resolve) => waiting.push(resolve));
      done++;
      if (status === 0) throw new TypeError('no network');
      return new Response('{}', { status });
    }
    return done >= goodAfter ? new Response(LIST) : new Response(REFUSED, { status: 401 });
  };
  /** Answers the refresh that is under way, once it is. */
  const answerRefresh = async () => {
    while (waiting.length === 0) await Promise.resolve();
    waiting.shift()?.();
  };
  return { asked, fetcher: fetcher as typeof fetch, answerRefresh, refreshes: () => refreshes };
}
const list = (fetcher: typeof fetch, session = createSessionRefresh()) =>
  call(listMachines, {}, fetcher, session);

test('Requests that find the token run out share one refresh, and are asked again', async () => {
  const { fetcher, asked, answerRefresh } = server([200]);
  const session = createSessionRefresh();
  const all = Promise.all([1, 2, 3].map(() => list(fetcher, session)));
  await answerRefresh();
  expect(await all).toHaveLength(3);
  expect(asked.filter((url) => url === REFRESH)).toHaveLength(1);
  expect(asked).toHaveLength(7);
});

test('One that was refused before a refresh was over only asks again', async () => {
  const { fetcher, answerRefresh, refreshes } = server([200]);
  const session = createSessionRefresh();
  const first = list(fetcher, session);
  let answerLate = () => {};
  let lateAsked = 0;
  const late = ((url: string) => {
    if (lateAsked++ > 0) return fetcher(url);
    return new Promise<Response>((resolve) => {
      answerLate = () => resolve(new Response(REFUSED, { status: 401 }));
    });
  }) as typeof fetch;
  const second = list(late, session);
  await answerRefresh();
  await first;
  answerLate();
  await second;
  expect(refreshes()).toBe(1);
});

test('A session that is over is a 401, after one round at most', async () => {
  const over = server([401]);
  const answer = list(over.fetcher).catch((error: unknown) => error);
  await over.answerRefresh();
  expect(await answer).toMatchObject({ status: 401 });
  const odd = server([200, 200, 200], 99);
  const refused = list(odd.fetcher).catch((error: unknown) => error);
  await odd.answerRefresh();
  expect(await refused).toMatchObject({ status: 401 });
});

test.each([
  [0, 0],
  [503, 503],
])('A refresh that cannot be asked for (%i) is no end of the session', async (status, seen) => {
  const { fetcher, answerRefresh } = server([status]);
  const answer = list(fetcher).catch((error: unknown) => error);
  await answerRefresh();
  expect(await answer).toMatchObject({ status: seen, code: 'no_answer' });
});

test('A wrong password is told as it is: what is open to everybody refreshes nothing', async () => {
  const { fetcher, asked } = server([200]);
  const input = { body: { email: 'a@b.example', password: 'x' } };
  await expect(call(login, input, fetcher)).rejects.toMatchObject({ status: 401 });
  expect(asked).toEqual([login.path]);
});
