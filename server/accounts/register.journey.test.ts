import { describe, expect, test } from 'vitest';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('registering', () => {
  const person = (i: number) => ({
    email: `p${i}@plant.example`,
    password: 'a long password',
    name: `P ${i}`,
  });
  const register = (body: object) => world.client().post('/api/auth/register').send(body);

  test('is open while there is no user: the first is admin and signed in', async () => {
    const answer = await register({ ...person(1), email: ' P1@Plant.Example ' });
    expect(answer.status).toBe(201);
    expect(answer.body.user).toMatchObject({ email: 'p1@plant.example', role: 'admin', disabled: false });
    expect(await world.asBearer(answer.body.token)).toBe(200);
    expect((await register(person(2))).status).toBe(403);
  });

  test('of several at once makes one admin and nobody else', async () => {
    const both = [1, 2].map((i) => () => register(person(i)));
    const answers = await world.race('lock table users in share mode', both);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
    const { rows } = await world.sql('select role from users');
    expect(rows).toEqual([{ role: 'admin' }]);
  });

  async function invite(body: object) {
    const { token } = await world.signIn();
    return world.client().post('/api/users/invitations').set('authorization', `Bearer ${token}`).send(body);
  }

  test('by invitation gives the role invited to, once', async () => {
    await world.withAdmin();
    const made = await invite({ email: 'P1@plant.example', role: 'reviewer' });
    expect([made.status, made.body.role, made.body.expiresAt]).toEqual([
      201,
      'reviewer',
      '2026-11-27T08:00:00.000Z',
    ]);
    const invitation = made.body.token as string;
    expect((await register({ ...person(2), invitation })).status).toBe(403);
    const answer = await register({ ...person(1), invitation });
    expect([answer.status, answer.body.user.role]).toEqual([201, 'reviewer']);
    await world.sql(`delete from users where email = 'p1@plant.example'`);
    expect((await register({ ...person(1), invitation })).status).toBe(403);
  });

  test('with one invitation several times at once works once', async () => {
    await world.withAdmin();
    const { body } = await invite({ email: 'p1@plant.example', role: 'viewer' });
    const answers = await Promise.all(
      [1, 2, 3].map(() => register({ ...person(1), invitation: body.token })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('refuses an invitation that is old, or that a newer one replaced', async () => {
    await world.withAdmin();
    const first = (await invite({ email: 'p1@plant.example', role: 'admin' })).body.token;
    const second = (await invite({ email: 'p1@plant.example', role: 'viewer' })).body.token;
    expect((await register({ ...person(1), invitation: first })).status).toBe(403);
    world.now = new Date('2026-11-27T08:00:00Z');
    expect((await register({ ...person(1), invitation: second })).status).toBe(403);
  });

  test('inviting is for admins, and nobody who is a user already', async () => {
    await world.withAdmin();
    expect((await invite({ email: ADMIN.email, role: 'viewer' })).status).toBe(409);
    const made = await invite({ email: 'p1@plant.example', role: 'manager' });
    const { body } = await register({ ...person(1), invitation: made.body.token });
    const refused = await world
      .client()
      .post('/api/users/invitations')
      .set('authorization', `Bearer ${body.token}`)
      .send({ email: 'p2@plant.example', role: 'admin' });
    expect(refused.status).toBe(403);
    expect(await world.asBearer(body.token, '/api/users')).toBe(403);
  });

  test('an address that is taken is a conflict that names it', async () => {
    await world.withAdmin();
    const made = await invite({ email: 'p1@plant.example', role: 'viewer' });
    await world.sql(
      `insert into users (email, name, role, password_hash) values ('P1@plant.example', 'x', 'viewer', 'x')`,
    );
    const answer = await register({ ...person(1), invitation: made.body.token });
    expect(answer.status).toBe(409);
    expect(answer.body.error).toEqual({
      code: 'conflict',
      message: 'This email is already taken.',
      fields: { email: 'is already taken' },
    });
    const { rows } = await world.sql('select used_at from invitations');
    expect(rows).toEqual([{ used_at: null }]);
  });

  test.each([
    ['password', { password: 'short' }, 'must have at least 10 characters'],
    ['email', { email: 'nobody' }, 'is not an e-mail address'],
    ['name', { name: ' ' }, 'must not be empty'],
  ])('refuses a bad %s and says why', async (field, over, fault) => {
    const answer = await register({ ...person(1), ...over });
    expect([answer.status, answer.body.error.fields]).toEqual([400, { [field]: fault }]);
  });
});
