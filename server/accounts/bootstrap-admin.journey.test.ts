import { describe, expect, test } from 'vitest';
import { bootstrapAdmin } from './bootstrap-admin.ts';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

describe('the first admin', () => {
  test('is made once, with the given password, which is not told again', async () => {
    expect(await world.withAdmin()).toEqual({ email: ADMIN.email, password: null });
    expect(await world.withAdmin()).toBeNull();
    expect((await world.signIn()).user).toMatchObject({ email: ADMIN.email, role: 'admin' });
  });

  test('gets a password that works when none is given', async () => {
    const made = await bootstrapAdmin(world.context, { email: null, password: null });
    expect(made).toEqual({ email: 'admin@example.com', password: expect.stringMatching(/^[\w-]{16}$/) });
    await world.signIn({ email: 'admin@example.com', password: made?.password ?? '' });
  });

  test('is one, however many processes start at once', async () => {
    const processes = [1, 2, 3].map(
      (i) => () => bootstrapAdmin(world.context, { email: `a${i}@plant.example`, password: null }),
    );
    const made = await world.race('lock table users in share mode', processes);
    expect(made.filter((admin) => admin !== null)).toHaveLength(1);
    const { rows } = await world.sql(`select role from users`);
    expect(rows).toEqual([{ role: 'admin' }]);
  });

  test('is written down without the password', async () => {
    await world.withAdmin();
    const { rows } = await world.sql('select actor, action, after from audit_log');
    expect(rows).toEqual([
      { actor: 'system', action: 'user.bootstrap', after: { email: ADMIN.email, role: 'admin' } },
    ]);
  });
});
