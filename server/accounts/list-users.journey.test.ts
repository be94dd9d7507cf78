import { expect, test } from 'vitest';
import { ADMIN, accountWorld } from './test/account-world.ts';

const world = accountWorld();

test('users are listed in pages, newest first, none left out', async () => {
  await world.withAdmin();
  const { token } = await world.signIn();
  await world.sql(
    `insert into users (email, name, role, password_hash, created_at)
     select 'u' || i || '@plant.example', 'U', 'viewer', 'x', timestamptz '2026-11-20T09:00:00.000001Z' + (i / 2) * interval '1 microsecond'
     from generate_series(1, 7) i`,
  );
  const seen: string[] = [];
  let cursor = '';
  do {
    const path = `/api/users?limit=3${cursor && `&cursor=${cursor}`}`;
    const answer = await world.client().get(path).set('authorization', `Bearer ${token}`);
    expect(answer.text).not.toContain('assword');
    seen.push(...answer.body.items.map((user: { email: string }) => user.email));
    cursor = answer.body.nextCursor ?? '';
  } while (cursor);
  expect(new Set(seen).size).toBe(8);
  expect(seen).toHaveLength(8);
  expect(seen.at(-1)).toBe(ADMIN.email);
});
