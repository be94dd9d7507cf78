import supertest from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('signing in', () => {
  const hashesIn = async () => {
    const { rows } = await world.sql('select password_hash from users');
    return rows.map((row) => row.password_hash as string);
  };

  beforeEach(() => world.withAdmin());
  const login = (body: object) => world.client().post('/api/auth/login').send(body);

  test('answers with tokens, the user and cookies; never with a hash', async () => {
    const answer = await login({ email: ' Admin@Plant.Example', password: ADMIN.password });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual(['refreshToken', 'token', 'user']);
    expect(Object.keys(answer.body.user).sort()).toEqual([
      'createdAt',
      'disabled',
      'email',
      'id',
      'name',
      'role',
    ]);
    expect(answer.text).not.toContain('argon2');
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^kinto_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
      expect.stringMatching(
        /^kinto_refresh=[\w.-]+; Max-Age=2592000; Path=\/api\/auth\/refresh; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    expect(world.attempts).toEqual(['success']);
  });

  test('behind https the cookies are Secure and named so', async () => {
    const answer = await world
      .client({ publicUrl: 'https://kinto.example' })
      .post('/api/auth/login')
      .send(ADMIN);
    const [session, refresh] = answer.headers['set-cookie'] as unknown as string[];
    expect(session).toMatch(/^__Host-kinto_session=.*; Path=\/;.*Secure/);
    expect(refresh).toMatch(/^__Secure-kinto_refresh=.*; Path=\/api\/auth\/refresh;.*Secure/);
  });

  test('the token works as cookie and as bearer; a bad bearer is not made up for by a cookie', async () => {
    const agent = supertest.agent(world.serve());
    const { body } = await agent.post('/api/auth/login').send(ADMIN);
    expect((await agent.get('/api/auth/verify')).body).toMatchObject({
      valid: true,
      user: { email: ADMIN.email },
    });
    expect((await agent.get('/api/users/me')).body.email).toBe(ADMIN.email);
    expect((await agent.get('/api/protected').set('authorization', 'Bearer nonsense')).status).toBe(401);
    expect(await world.asBearer(body.token)).toBe(200);
    expect(await world.asBearer(body.refreshToken)).toBe(401);
    expect((await world.client().get('/api/protected')).status).toBe(401);
  });

  test.each([
    [{}, { email: 'is required', password: 'is required' }],
    [{ email: ADMIN.email }, { password: 'is required' }],
    [
      { email: [ADMIN.email], password: { $ne: '' } },
      { email: 'must be a string', password: 'must be a string' },
    ],
  ])('a missing or odd field is told: %j', async (body, fields) => {
    const answer = await login(body);
    expect([answer.status, answer.body.error.fields]).toEqual([400, fields]);
  });

  test('a wrong password, an unknown and a disabled user can not be told apart', async () => {
    const wrong = await login({ ...ADMIN, password: 'wrong' });
    const unknown = await login({ email: 'nobody@plant.example', password: 'wrong' });
    const odd = await login({ email: "a\u0000' or 1=1 --", password: '\u0000' });
    await world.sql('update users set disabled_at = now()');
    const disabled = await login(ADMIN);
    expect(wrong.status).toBe(401);
    expect(wrong.body.error.message).toBe('The e-mail address or the password is wrong.');
    for (const answer of [unknown, odd, disabled])
      expect([answer.status, answer.body]).toEqual([401, wrong.body]);
    expect(world.attempts).toEqual(['failure', 'failure', 'failure', 'failure']);
  });

  test('a failure is logged in the words that people grep for, without address or password', async () => {
    await login({ ...ADMIN, password: 'my secret typo' });
    const line = world.lines.find((text) => text.includes('authentication failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      msg: 'authentication failed',
      result: 'failure',
    });
    expect(world.lines.join()).not.toMatch(/my secret typo|admin@plant/);
  });

  test('nothing in the tables signs anybody in', async () => {
    const { token, refreshToken } = await world.signIn();
    const { rows } = await world.sql(
      `select encode(token_hash, 'base64') t, encode(refresh_hash, 'base64') r, length(token_hash) l from auth_sessions`,
    );
    expect(rows[0].l).toBe(32);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(refreshToken);
    expect((await hashesIn())[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('a hash by an older policy is renewed', async () => {
    const { hash } = await import('@node-rs/argon2');
    const old = await hash(ADMIN.password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    await world.sql('update users set password_hash = $1', [old]);
    await world.signIn();
    expect((await hashesIn())[0]).toContain('m=19456,t=2');
    await world.signIn();
  });

  test('a page of another site can not sign somebody in or out', async () => {
    const agent = supertest.agent(world.serve());
    await agent.post('/api/auth/login').send(ADMIN);
    const forged = await agent.post('/api/auth/logout').set('origin', 'https://evil.example');
    expect(forged.status).toBe(403);
    expect((await agent.get('/api/protected')).status).toBe(200);
  });
});
