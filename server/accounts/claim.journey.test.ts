import { describe, expect, test } from 'vitest';
import { bootstrapAdmin } from './bootstrap-admin.ts';
import { ACCOUNT_TRIES } from './login-throttle.ts';
import { PRINTED_PASSWORD_LIFETIME } from './session-limits.ts';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('the first run', () => {
  const state = async () => (await world.client().get('/api/auth/first-run')).body.state;
  const MIRA = { name: 'Mira', email: 'mira@plant.example', password: 'a long password' };
  const claim = (body: object) => world.client().post('/api/auth/claim').send(body);
  const provisional = async () => {
    const made = await bootstrapAdmin(world.context, { email: null, password: null });
    return made?.password ?? expect.fail();
  };

  test('is open while there is no user, and done once somebody registered', async () => {
    expect(await state()).toBe('open');
    expect((await claim({ ...MIRA, code: 'x' })).status).toBe(409);
    expect((await world.client().post('/api/auth/register').send(MIRA)).status).toBe(201);
    expect(await state()).toBe('done');
  });

  test('is done with a password that was given', async () => {
    await world.withAdmin();
    expect(await state()).toBe('done');
    expect((await claim({ ...MIRA, code: ADMIN.password })).status).toBe(409);
  });

  test('makes the provisional admin somebody’s own: the same user, once', async () => {
    const code = await provisional();
    expect(await state()).toBe('provisional');
    const { rows } = await world.sql('select id from users');
    const answer = await claim({ ...MIRA, code: ` ${code} ` });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toHaveLength(2);
    expect(answer.body.user).toMatchObject({
      id: rows[0].id,
      name: 'Mira',
      email: MIRA.email,
      role: 'admin',
    });
    expect(await world.asBearer(answer.body.token, '/api/users')).toBe(200);
    expect(await state()).toBe('done');
    expect((await claim({ ...MIRA, code })).status).toBe(409);
    await world.signIn(MIRA);
    const old = { email: 'admin@example.com', password: code };
    expect((await world.client().post('/api/auth/login').send(old)).status).toBe(401);
    const acts = await world.sql('select actor, action, after from audit_log order by id desc limit 1');
    expect(acts.rows).toEqual([
      { actor: MIRA.email, action: 'user.claim', after: { name: 'Mira', email: MIRA.email } },
    ]);
  });

  test('is over when somebody signs in with the generated password', async () => {
    const password = await provisional();
    await world.signIn({ email: 'admin@example.com', password });
    expect(await state()).toBe('done');
    expect((await claim({ ...MIRA, code: password })).status).toBe(409);
  });

  test('a password that was printed a week ago has run out; the next start prints a fresh one, once', async () => {
    const printedAt = world.now;
    const code = await provisional();
    const login = (password: string) =>
      world.client().post('/api/auth/login').send({ email: 'admin@example.com', password });
    const start = () => bootstrapAdmin(world.context, { email: null, password: null });
    world.now = new Date(printedAt.getTime() + PRINTED_PASSWORD_LIFETIME - 1_000);
    expect(await start()).toBeNull();
    world.now = new Date(printedAt.getTime() + PRINTED_PASSWORD_LIFETIME);
    const late = await claim({ ...MIRA, code });
    expect([late.status, late.body.error.fields.code]).toEqual([401, expect.stringContaining('run out')]);
    expect((await login(code)).status).toBe(401);
    expect(await state()).toBe('provisional');

    const starts = await world.race('select from users for update', [start, start, start]);
    const [fresh, ...more] = starts.filter((admin) => admin !== null);
    expect(more).toEqual([]);
    expect(fresh).toEqual({ email: 'admin@example.com', password: expect.stringMatching(/^[\w-]{16}$/) });
    expect((await claim({ ...MIRA, code })).status).toBe(401);
    expect((await claim({ ...MIRA, code: fresh?.password })).status).toBe(200);
    world.now = new Date(world.now.getTime() + PRINTED_PASSWORD_LIFETIME);
    expect(await start()).toBeNull();
    await world.signIn(MIRA);
  });

  test('until a second before that it is good', async () => {
    const printedAt = world.now;
    const code = await provisional();
    world.now = new Date(printedAt.getTime() + PRINTED_PASSWORD_LIFETIME - 1_000);
    expect((await claim({ ...MIRA, code })).status).toBe(200);
  });

  test('of two who claim at once one gets it', async () => {
    const code = await provisional();
    const both = ['a', 'b'].map((who) => () => claim({ ...MIRA, email: `${who}@plant.example`, code }));
    const answers = await world.race('select from users for update', both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a wrong code is no way in, and may not be tried for ever', async () => {
    const code = await provisional();
    const wrong = await claim({ ...MIRA, code: 'wrong' });
    expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([401, ['code']]);
    for (let i = 1; i < ACCOUNT_TRIES; i++) await claim({ ...MIRA, code: 'wrong' });
    expect((await claim({ ...MIRA, code })).status).toBe(429);
    expect(await state()).toBe('provisional');
  });
});
