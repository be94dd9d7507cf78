import { beforeEach, describe, expect, test } from 'vitest';
import { accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('people', () => {
  let admin: string;
  let adminId: string;
  beforeEach(async () => {
    await world.withAdmin();
    const { token, user } = await world.signIn();
    admin = token;
    adminId = user.id;
  });
  const change = (id: string, body: object, token = admin) =>
    world.ask(token, 'patch', `/api/users/${id}`, body);
  const acts = async () => (await world.sql('select action from audit_log order by id')).rows;

  test('who is disabled is out at once, and back in when enabled', async () => {
    const otto = await world.signInAs('manager', 'otto');
    const answer = await change(otto.user.id, { disabled: true });
    expect([answer.status, answer.body.disabled, answer.text.includes('hash')]).toEqual([200, true, false]);
    expect(await world.asBearer(otto.token)).toBe(401);
    await change(otto.user.id, { disabled: false });
    // The sessions are gone for good: enabled is not signed in.
    expect(await world.asBearer(otto.token)).toBe(401);
    const { token } = await world.signIn({ email: 'otto@plant.example', password: 'correct horse battery' });
    expect(await world.asBearer(token)).toBe(200);
    expect((await acts()).slice(-2)).toEqual([{ action: 'user.disable' }, { action: 'user.enable' }]);
  });

  test('a role that is taken away counts from the next request on', async () => {
    const otto = await world.signInAs('admin', 'otto');
    expect(await world.asBearer(otto.token, '/api/users')).toBe(200);
    await change(otto.user.id, { role: 'viewer' });
    expect(await world.asBearer(otto.token, '/api/users')).toBe(403);
    expect(await world.asBearer(otto.token)).toBe(200);
  });

  test.each([
    { role: 'manager' },
    { disabled: true },
  ])('there is always an active admin: %j', async (body) => {
    await world.signInAs('manager', 'otto');
    await world.sql(
      `insert into users (email, name, role, password_hash, disabled_at) values ('x@y.example', 'X', 'admin', 'x', now())`,
    );
    const refused = await change(adminId, body);
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      expect.stringContaining('last active admin'),
    ]);
    expect(await world.asBearer(admin, '/api/users')).toBe(200);
    await world.signInAs('admin', 'second');
    expect((await change(adminId, body)).status).toBe(200);
  });

  test('two admins who disable each other at once: one of them stays', async () => {
    const otto = await world.signInAs('admin', 'otto');
    const answers = await world.race('select from users for update', [
      () => change(otto.user.id, { disabled: true }),
      () => change(adminId, { disabled: true }, otto.token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rows } = await world.sql(`select count(*)::int n from users where disabled_at is null`);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('the later of two is told who was faster, and nothing is overwritten', async () => {
    const otto = await world.signInAs('manager', 'otto');
    const [seen] = (await world.ask(admin, 'get', '/api/users?search=OTTO@')).body.items;
    world.now = new Date('2026-11-20T08:05:00Z');
    await change(otto.user.id, { role: 'reviewer', updatedAt: seen.updatedAt });
    const late = await change(otto.user.id, { role: 'admin', updatedAt: seen.updatedAt });
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringMatching(/^Admin changed this/),
    ]);
    const { rows } = await world.sql(`select role from users where email like 'otto%'`);
    expect(rows).toEqual([{ role: 'reviewer' }]);
  });

  test('what is the same already is no change', async () => {
    const otto = await world.signInAs('manager', 'otto');
    const before = await acts();
    expect((await change(otto.user.id, { role: 'manager', disabled: false })).status).toBe(200);
    expect(await acts()).toEqual(before);
    expect((await change('11111111-1111-4111-8111-111111111111', { role: 'viewer' })).status).toBe(404);
    expect((await change('7', { role: 'viewer' })).status).toBe(400);
  });

  test('are found by name, address, role and state', async () => {
    await world.signInAs('manager', 'otto');
    const mira = await world.signInAs('viewer', 'mira');
    await change(mira.user.id, { disabled: true });
    const found = async (query: string) =>
      (await world.ask(admin, 'get', `/api/users?${query}`)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await found('search=%20OTT')).toEqual(['otto']);
    expect(await found('search=plant.example')).toHaveLength(3);
    expect(await found('search=%25')).toEqual([]);
    expect(await found('role=viewer')).toEqual(['mira']);
    expect(await found('state=disabled')).toEqual(['mira']);
    expect(await found('state=active&role=viewer')).toEqual([]);
  });

  test('last seen is kept, and the state of each is told', async () => {
    const otto = await world.signInAs('manager', 'otto');
    world.now = new Date('2026-11-20T09:00:00Z');
    await world.asBearer(otto.token);
    const [item] = (await world.ask(admin, 'get', '/api/users?search=otto')).body.items;
    expect(item).toMatchObject({
      lastSeenAt: '2026-11-20T09:00:00.000Z',
      totp: false,
      provisional: false,
      disabled: false,
    });
  });

  test('open invitations are listed without their tokens, and can be withdrawn', async () => {
    const list = async () => (await world.ask(admin, 'get', '/api/users/invitations')).body.items;
    const { body } = await world.ask(admin, 'post', '/api/users/invitations', {
      email: 'new@plant.example',
      role: 'reviewer',
    });
    const look = (invitation: string) => world.client().post('/api/auth/invitation').send({ invitation });
    expect((await look(body.token)).body).toEqual({
      email: 'new@plant.example',
      role: 'reviewer',
      expiresAt: '2026-11-27T08:00:00.000Z',
    });
    expect((await look('made up')).status).toBe(404);
    const [open, ...more] = await list();
    expect([open.email, open.role, open.invitedBy, more.length]).toEqual([
      'new@plant.example',
      'reviewer',
      'Admin',
      0,
    ]);
    expect(JSON.stringify(open)).not.toContain(body.token);
    expect((await world.ask(admin, 'delete', `/api/users/invitations/${open.id}`)).status).toBe(200);
    expect((await world.ask(admin, 'delete', `/api/users/invitations/${open.id}`)).status).toBe(404);
    expect((await look(body.token)).status).toBe(404);
    const registering = await world.client().post('/api/auth/register').send({
      email: 'new@plant.example',
      name: 'New',
      password: 'a long password',
      invitation: body.token,
    });
    expect(registering.status).toBe(403);
    expect(await list()).toEqual([]);
    expect((await acts()).slice(-1)).toEqual([{ action: 'user.withdraw-invitation' }]);
  });
});
