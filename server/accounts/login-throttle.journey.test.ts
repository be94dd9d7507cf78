import { beforeEach, describe, expect, test } from 'vitest';
import { cleanUpAccounts } from './clean-up-accounts.ts';
import { ACCOUNT_TRIES, ADDRESS_TRIES } from './login-throttle.ts';
import { ADMIN, accountWorld, START } from './test/account-world.ts';

const world = accountWorld();

describe('trying too often', () => {
  beforeEach(() => world.withAdmin());
  const wrong = (email = ADMIN.email) =>
    world.client().post('/api/auth/login').send({ email, password: 'wrong' });

  test('locks the account, for everybody, and says for how long', async () => {
    for (let i = 0; i < ACCOUNT_TRIES; i++) expect((await wrong()).status).toBe(401);
    const locked = await world.client().post('/api/auth/login').send(ADMIN);
    expect([locked.status, locked.body.error.code]).toEqual([429, 'too_many_requests']);
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(14 * 60);
    expect(world.attempts.at(-1)).toBe('throttled');
    expect(world.tooMany).toBe(1);
    expect((await wrong('other@plant.example')).status).toBe(401);
  });

  test('many at once do not get more tries', async () => {
    const answers = await Promise.all(Array.from({ length: ACCOUNT_TRIES + 6 }, () => wrong()));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(ACCOUNT_TRIES);
  });

  test('the second lock is longer than the first', async () => {
    const locked = async () => {
      let answer = await wrong();
      while (answer.status === 401) answer = await wrong();
      return Number(answer.headers['retry-after']);
    };
    const first = await locked();
    await world.sql(`delete from rate_limits where key like 'login_account:%'`);
    const second = await locked();
    expect([first, second]).toEqual([15 * 60, 30 * 60]);
  });

  test('a good sign-in forgives the typos before it', async () => {
    for (let i = 0; i < ACCOUNT_TRIES - 1; i++) await wrong();
    await world.signIn();
    for (let i = 0; i < ACCOUNT_TRIES; i++) expect((await wrong()).status).toBe(401);
  });

  test('one address can not try all accounts', async () => {
    const { rows } = await world.sql(
      `insert into rate_limits values ('login_address:127.0.0.1', $1, $2) returning key`,
      [ADDRESS_TRIES, Date.now() + 60_000],
    );
    expect(rows).toHaveLength(1);
    const forwarded = (ip: string) =>
      world
        .client()
        .post('/api/auth/login')
        .set('x-forwarded-for', ip)
        .send({ email: 'x@y.example', password: 'x' });
    expect((await forwarded('127.0.0.1')).status).toBe(429);
    expect((await forwarded('198.51.100.7')).status).toBe(401);
    const registering = await world
      .client()
      .post('/api/auth/register')
      .set('x-forwarded-for', '127.0.0.1')
      .send({ email: 'x@y.example', password: 'a long password', name: 'X' });
    expect(registering.status).toBe(429);
  });

  test('limits that have run out are cleaned up', async () => {
    await wrong();
    await world.sql('update rate_limits set expire = $1', [START.getTime() - 1]);
    expect(await cleanUpAccounts(world.context)).toEqual({ rateLimits: 2, sessions: 0 });
  });
});
