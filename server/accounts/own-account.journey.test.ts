import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_TRIES } from './login-throttle.ts';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('one’s own account', () => {
  let here: Awaited<ReturnType<typeof world.signIn>>;
  beforeEach(async () => {
    await world.withAdmin();
    here = await world.signIn();
  });
  const sessions = async (token = here.token) =>
    (await world.ask(token, 'get', '/api/auth/sessions')).body.items;

  test('has a name to change', async () => {
    const answer = await world.ask(here.token, 'patch', '/api/users/me', { name: ' Mira ', role: 'viewer' });
    expect([answer.status, answer.body.name, answer.body.role]).toEqual([200, 'Mira', 'admin']);
    expect((await world.ask(here.token, 'get', '/api/users/me')).body.name).toBe('Mira');
    const { rows } = await world.sql(`select before, after from audit_log where action = 'user.change'`);
    expect(rows).toMatchObject([{ before: { name: 'Admin' }, after: { name: 'Mira' } }]);
  });

  test('a new password takes the current one, and signs out everywhere else', async () => {
    const elsewhere = await world.signIn();
    const change = (currentPassword: string, newPassword = 'another long one') =>
      world.ask(here.token, 'post', '/api/auth/password', { currentPassword, newPassword });
    const wrong = await change('wrong');
    expect([wrong.status, wrong.body.error.fields]).toEqual([
      400,
      { currentPassword: 'is not your password' },
    ]);
    expect((await change(ADMIN.password, 'short')).body.error.fields).toEqual({
      newPassword: 'must have at least 10 characters',
    });
    expect(await world.asBearer(elsewhere.token)).toBe(200);
    expect((await change(ADMIN.password)).status).toBe(200);
    expect(await world.asBearer(elsewhere.token)).toBe(401);
    expect(await world.asBearer(here.token)).toBe(200);
    expect((await world.client().post('/api/auth/login').send(ADMIN)).status).toBe(401);
    await world.signIn({ ...ADMIN, password: 'another long one' });
    const { rows } = await world.sql(`select * from audit_log where action = 'user.change-password'`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/another|argon/);
  });

  test('the current password may not be guessed for ever, there or at the door', async () => {
    const guess = () =>
      world.ask(here.token, 'post', '/api/auth/password', {
        currentPassword: 'wrong',
        newPassword: 'another long one',
      });
    for (let i = 0; i < ACCOUNT_TRIES; i++) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
    expect((await world.client().post('/api/auth/login').send(ADMIN)).status).toBe(429);
    expect(await world.asBearer(here.token)).toBe(200);
  });

  test('lists where one is signed in, and signs out there', async () => {
    const elsewhere = await world
      .client()
      .post('/api/auth/login')
      .set('user-agent', 'Elsewhere/1.0')
      .send(ADMIN);
    const listed = await sessions();
    expect(listed).toHaveLength(2);
    expect(listed.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const other = listed.find(({ current }: { current: boolean }) => !current);
    expect(other).toMatchObject({ userAgent: 'Elsewhere/1.0', ip: '127.0.0.1' });
    expect(JSON.stringify(listed)).not.toMatch(/hash/i);
    expect((await world.ask(here.token, 'delete', `/api/auth/sessions/${other.id}`)).status).toBe(200);
    expect(await world.asBearer(elsewhere.body.token)).toBe(401);
    expect(await sessions()).toHaveLength(1);
  });

  test('nobody ends the session of somebody else', async () => {
    const otto = await world.signInAs('admin', 'otto');
    const [his] = await sessions(otto.token);
    expect((await world.ask(here.token, 'delete', `/api/auth/sessions/${his.id}`)).status).toBe(404);
    expect(await world.asBearer(otto.token)).toBe(200);
  });

  test('signs out everywhere but here', async () => {
    const others = [await world.signIn(), await world.signIn()];
    const otto = await world.signInAs('viewer', 'otto');
    const answer = await world.ask(here.token, 'post', '/api/auth/sessions/end-others');
    expect(answer.body).toEqual({ ended: 2 });
    for (const { token } of others) expect(await world.asBearer(token)).toBe(401);
    for (const { token } of [here, otto]) expect(await world.asBearer(token)).toBe(200);
  });
});
