import { generateSync } from 'otplib';
import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_TRIES, CODE_TRIES } from './login-throttle.ts';
import { ADMIN, accountWorld, START } from './test/account-world.ts';

const world = accountWorld();

describe('signing in with a code as well', () => {
  let token: string;
  beforeEach(async () => {
    await world.withAdmin();
    token = (await world.signIn()).token;
  });
  const post = (path: string, body: object, as = token) => world.ask(as, 'post', path, body);
  const codeOf = (secret: string) => generateSync({ secret, epoch: world.now.getTime() / 1000 });
  const login = (code?: string) =>
    world
      .client()
      .post('/api/auth/login')
      .send({ ...ADMIN, code });
  /** Time enough for the next code. */
  const later = (seconds = 60) => {
    world.now = new Date(world.now.getTime() + seconds * 1000);
  };
  async function enrol() {
    const { secret } = (await post('/api/auth/totp', { password: ADMIN.password })).body;
    const confirmed = await post('/api/auth/totp/confirm', { code: codeOf(secret) });
    expect(confirmed.status).toBe(200);
    later();
    return { secret: secret as string, recovery: confirmed.body.recoveryCodes as string[] };
  }

  test('begins with the password, and counts once a code has confirmed it', async () => {
    const wrong = await post('/api/auth/totp', { password: 'wrong' });
    expect([wrong.status, wrong.body.error.fields]).toEqual([400, { password: 'is not your password' }]);
    const begun = await post('/api/auth/totp', { password: ADMIN.password });
    expect(begun.body.uri).toContain(`secret=${begun.body.secret}`);
    expect((await login()).status).toBe(200);
    const refused = await post('/api/auth/totp/confirm', { code: '000000' });
    expect([refused.status, Object.keys(refused.body.error.fields)]).toEqual([400, ['code']]);
    const confirmed = await post('/api/auth/totp/confirm', { code: codeOf(begun.body.secret) });
    expect(confirmed.body.recoveryCodes).toHaveLength(8);
    expect((await world.ask(token, 'get', '/api/auth/totp')).body).toEqual({
      since: START.toISOString(),
      recoveryCodesLeft: 8,
    });
    expect((await post('/api/auth/totp', { password: ADMIN.password })).status).toBe(409);
  });

  test('asks for the code once the password was right, and says no more to others', async () => {
    const { secret } = await enrol();
    const asked = await login();
    expect([asked.status, asked.body.error.code, asked.headers['set-cookie']]).toEqual([
      401,
      'totp_required',
      undefined,
    ]);
    const stranger = { ...ADMIN, password: 'wrong', code: codeOf(secret) };
    const wrong = await world.client().post('/api/auth/login').send(stranger);
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'unauthenticated']);
    const good = await login(codeOf(secret));
    expect(good.status).toBe(200);
    expect(await world.asBearer(good.body.token)).toBe(200);
  });

  test('a code works once, also when it comes several times at once', async () => {
    const { secret } = await enrol();
    const code = codeOf(secret);
    const once = () => login(code);
    const answers = await world.race('select from users for update', [once, once, once]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    later();
    expect((await login(codeOf(secret))).status).toBe(200);
  });

  test('a recovery code works in its place, once', async () => {
    const { recovery } = await enrol();
    const [first = '', second = ''] = recovery;
    expect((await login(first.toLowerCase().replace('-', ' '))).status).toBe(200);
    expect((await login(first)).status).toBe(401);
    expect((await login(second)).status).toBe(200);
    expect((await world.ask(token, 'get', '/api/auth/totp')).body.recoveryCodesLeft).toBe(6);
  });

  test('codes may not be guessed for ever, and the right one does not help then', async () => {
    const { secret } = await enrol();
    expect(CODE_TRIES).toBeLessThan(ACCOUNT_TRIES);
    for (let i = 0; i < CODE_TRIES; i++) expect((await login('000000')).status).toBe(401);
    expect((await login(codeOf(secret))).status).toBe(429);
    expect(world.attempts.at(-1)).toBe('throttled');
  });

  test('nothing in the tables makes a code', async () => {
    const { secret, recovery } = await enrol();
    const { rows } = await world.sql(
      `select encode(totp_secret, 'escape') s, totp_draft d, (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_codes) r from users`,
    );
    expect(rows[0].d).toBeNull();
    expect(JSON.stringify(rows)).not.toContain(secret);
    for (const code of recovery) expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
    const log = await world.sql('select * from audit_log');
    expect(JSON.stringify(log.rows) + world.lines.join()).not.toContain(secret);
  });

  test('ends with password and code', async () => {
    const { secret } = await enrol();
    const disable = (password: string, code: string) => post('/api/auth/totp/disable', { password, code });
    expect((await disable('wrong', codeOf(secret))).body.error.fields).toEqual({
      password: 'is not your password',
    });
    expect((await disable(ADMIN.password, '000000')).body.error.fields).toEqual({
      code: 'is wrong, or was used before',
    });
    expect((await disable(ADMIN.password, codeOf(secret))).status).toBe(200);
    expect((await login()).status).toBe(200);
    const { rows } = await world.sql('select from recovery_codes');
    expect(rows).toEqual([]);
    expect((await disable(ADMIN.password, '000000')).status).toBe(409);
  });

  test('an admin lets somebody back in who has lost the phone', async () => {
    await enrol();
    const otto = await world.signInAs('admin', 'otto');
    const { rows } = await world.sql(`select id from users where email = $1`, [ADMIN.email]);
    const answer = await post(`/api/users/${rows[0].id}/reset-totp`, {}, otto.token);
    expect([answer.status, answer.body.totp]).toEqual([200, false]);
    expect((await login()).status).toBe(200);
    const acts = await world.sql(`select actor from audit_log where action = 'user.reset-totp'`);
    expect(acts.rows).toEqual([{ actor: 'otto@plant.example' }]);
  });

  test('with another JWT_SECRET no code is taken: closed, not open', async () => {
    const { secret } = await enrol();
    await world.sql('update users set totp_secret = set_byte(totp_secret, 20, 0) || totp_secret');
    expect((await login(codeOf(secret))).status).toBe(401);
  });
});
