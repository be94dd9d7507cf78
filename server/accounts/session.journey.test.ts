import supertest from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { cleanUpAccounts } from './clean-up-accounts.ts';
import { IDLE_LIMIT, REFRESH_GRACE, SESSION_LIFETIME, TOKEN_LIFETIME } from './session-limits.ts';
import { ADMIN, accountWorld, START } from './test/account-world.ts';

const world = accountWorld();

describe('a session', () => {
  beforeEach(() => world.withAdmin());

  test('ends by signing out, and its cookies go', async () => {
    const { token, refreshToken } = await world.signIn();
    const other = await world.signIn();
    const answer = await world.client().post('/api/auth/logout').set('authorization', `Bearer ${token}`);
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringContaining('kinto_session=; Path=/; Expires=Thu, 01 Jan 1970'),
      expect.stringContaining('kinto_refresh=; Path=/api/auth/refresh; Expires=Thu, 01 Jan 1970'),
    ]);
    expect(await world.asBearer(token)).toBe(401);
    expect((await refreshWith(refreshToken)).status).toBe(401);
    expect(await world.asBearer(other.token)).toBe(200);
  });

  test('ends for a disabled user', async () => {
    const { token, refreshToken } = await world.signIn();
    await world.sql('update users set disabled_at = now()');
    expect(await world.asBearer(token)).toBe(401);
    expect((await refreshWith(refreshToken)).status).toBe(401);
  });

  test('has a token that is good for its lifetime, when used', async () => {
    const { token } = await world.signIn();
    world.now = new Date(START.getTime() + IDLE_LIMIT - 1);
    expect(await world.asBearer(token)).toBe(200);
    world.now = new Date(START.getTime() + TOKEN_LIFETIME - 1);
    expect(await world.asBearer(token)).toBe(200);
    world.now = new Date(START.getTime() + TOKEN_LIFETIME);
    expect(await world.asBearer(token)).toBe(401);
  });

  test('has a token that is no good when it was not used for long', async () => {
    const { token } = await world.signIn();
    world.now = new Date(START.getTime() + IDLE_LIMIT);
    expect(await world.asBearer(token)).toBe(401);
  });

  test('keeps its last use once a minute', async () => {
    const { token } = await world.signIn();
    const lastUsed = async () => (await world.sql('select last_used_at t from auth_sessions')).rows[0].t;
    world.now = new Date(START.getTime() + 59_000);
    await world.asBearer(token);
    expect(await lastUsed()).toEqual(START);
    world.now = new Date(START.getTime() + 61_000);
    await world.asBearer(token);
    expect(await lastUsed()).toEqual(world.now);
  });

  const refreshWith = (refreshToken: unknown) =>
    world.client().post('/api/auth/refresh').send({ refreshToken });

  test('goes on with a refresh token, which works once', async () => {
    const first = await world.signIn();
    world.now = new Date(START.getTime() + TOKEN_LIFETIME + 1);
    const answer = await refreshWith(first.refreshToken);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toEqual(first.user);
    expect(answer.headers['set-cookie']).toHaveLength(2);
    expect(await world.asBearer(answer.body.token)).toBe(200);
    expect(await world.asBearer(first.token)).toBe(401);
  });

  test('is revoked when a refresh token comes a second time: it is in two hands', async () => {
    const first = await world.signIn();
    const second = (await refreshWith(first.refreshToken)).body;
    world.now = new Date(START.getTime() + REFRESH_GRACE);
    expect((await refreshWith(first.refreshToken)).status).toBe(401);
    expect(await world.asBearer(second.token)).toBe(401);
    expect((await refreshWith(second.refreshToken)).status).toBe(401);
    expect(world.lines.join()).toContain('authentication failed: a refresh token came twice');
  });

  test('outlives a tab that sends the same token a moment later, and an answer that was lost: the same tokens come again', async () => {
    const first = await world.signIn();
    const second = (await refreshWith(first.refreshToken)).body;
    world.now = new Date(START.getTime() + REFRESH_GRACE - 1);
    const again = await refreshWith(first.refreshToken);
    expect([again.status, again.body]).toEqual([200, second]);
    expect(await world.asBearer(second.token)).toBe(200);
    const third = (await refreshWith(second.refreshToken)).body;
    // Two before the last is no tab of ours any more.
    expect((await refreshWith(first.refreshToken)).status).toBe(401);
    expect(await world.asBearer(third.token)).toBe(401);
  });

  test('is refreshed once by several at once', async () => {
    const { refreshToken } = await world.signIn();
    const refreshing = () => refreshWith(refreshToken);
    const answers = await world.race('select from auth_sessions for update', [
      refreshing,
      refreshing,
      refreshing,
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [one, ...others] = answers.map(({ body }) => body);
    for (const other of others) expect(other).toEqual(one);
    expect(await world.asBearer(one.token)).toBe(200);
  });

  test('can not be prolonged beyond its lifetime', async () => {
    let { refreshToken } = await world.signIn();
    world.now = new Date(START.getTime() + SESSION_LIFETIME - 60_000);
    const answer = await refreshWith(refreshToken);
    expect(answer.status).toBe(200);
    refreshToken = answer.body.refreshToken;
    world.now = new Date(START.getTime() + SESSION_LIFETIME);
    expect((await refreshWith(refreshToken)).status).toBe(401);
    expect(await world.asBearer(answer.body.token)).toBe(401);
    world.now = new Date(START.getTime() + 2 * SESSION_LIFETIME + 1);
    expect((await cleanUpAccounts(world.context)).sessions).toBe(1);
  });

  test('is refreshed by the cookie, when the body has no token', async () => {
    const agent = supertest.agent(world.serve());
    const { body } = await agent.post('/api/auth/login').send(ADMIN);
    const answer = await agent.post('/api/auth/refresh');
    expect(answer.status).toBe(200);
    expect(answer.body.refreshToken).not.toBe(body.refreshToken);
    expect((await agent.get('/api/protected')).status).toBe(200);
  });

  test.each([
    undefined,
    '',
    'x',
    `00000000-0000-4000-8000-000000000000.${'a'.repeat(43)}`,
  ])('is not found by a made-up refresh token: %s', async (refreshToken) => {
    const { token } = await world.signIn();
    expect((await refreshWith(refreshToken)).status).toBe(401);
    expect(await world.asBearer(token)).toBe(200);
  });
});
