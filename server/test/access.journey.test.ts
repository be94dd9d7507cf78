import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { roles } from '../../shared/words.ts';
import { type AccessWorld, access, leastOf, PASSWORD, pathOf, startAccessWorld } from './access-world.ts';
import type { Manager } from './manager.ts';
import { routesOf } from './routes-of.ts';
import { POISON, poisoned, writes } from './testdata/writes.ts';
import type { World } from './world.ts';

let there: AccessWorld;
let world: World;
beforeAll(async () => {
  there = await startAccessWorld();
  world = there.world;
});
afterAll(() => world.stop());

test('Every route of the router is declared, with who may call it, and nothing else answers', () => {
  const { routes: served, handlers } = routesOf(world.kinto.app);
  expect(served.filter((route) => !access.has(route))).toEqual([]);
  expect([...access.keys()].filter((route) => !served.includes(route))).toEqual([]);
  expect(new Set(served).size).toBe(served.length);
  // Draining, request id, log, metrics, headers, cookies, photos, same origin, two parsers, compression, not found below /api, packed assets, two folders, not found, errors.
  expect(handlers).toHaveLength(17);
});

test('Every route is closed to who is not signed in, and to the role just below the one it is for', async () => {
  const justBelow = Object.fromEntries(
    roles.map((role, rank) => [role, (route: string) => leastOf(route) === rank + 1]),
  );
  const { asked, wrong } = await there.letIn({ nobody: () => true, ...justBelow });
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(120);
});

test('What belongs to one person is 404 for another: sessions, and answers kept under an Idempotency-Key', async () => {
  const { manager, other } = there.actors as { manager: Manager; other: Manager };
  const mine = await other.get<{ items: { id: string }[] }>('/api/auth/sessions');
  const id = mine.items[0]?.id ?? '';
  for (const who of [manager, world.manager])
    expect(await who.ask('DELETE', `/api/auth/sessions/${id}`)).toMatchObject({ status: 404 });
  expect((await other.ask('GET', '/api/protected')).status).toBe(200);
  const make = async ({ token }: Manager, name: string) => {
    const answer = await fetch(`${world.kinto.url}/api/machines`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': 'the-same-key-for-two',
      },
      body: JSON.stringify({ name }),
    });
    return (await answer.json()) as { id: number; name: string };
  };
  const [first, second] = [await make(manager, 'Of the one'), await make(other, 'Of the other')];
  expect(first.id).not.toBe(second.id);
  expect(second.name).toBe('Of the other');
});

test('Fields that are nobody’s to set change nothing: in the body of every route that writes', async () => {
  const { actors, ids, ask } = there;
  const served = routesOf(world.kinto.app).routes.filter((route) => !route.startsWith('GET '));
  const unknown = served.filter((route) => access.get(route) !== 'itself' && !(route in writes));
  expect(unknown, 'say in testdata/writes.ts what a good body of these is').toEqual([]);
  const rolesNow = () =>
    world.database.sql('SELECT email, role, provisional, disabled_at FROM users ORDER BY email');
  const before = await rolesNow();
  const { token: invitation } = await world.manager.post<{ token: string }>('/api/users/invitations', {
    email: 'invited@example.org',
    role: 'viewer',
  });
  const invited = { invitation, email: 'invited@example.org', name: 'Invited', password: PASSWORD };
  const registered = await ask(null, 'POST /', '/api/auth/register', poisoned(invited));
  expect(JSON.parse(registered.text)).toMatchObject({ user: { role: 'viewer' } });
  const wrong: unknown[] = [];
  let good = 0;
  for (const [route, { body, path, as }] of Object.entries(writes)) {
    if (route === 'POST /api/auth/logout') continue;
    const least = access.get(route);
    const who = as ?? (least === 'signed-in' ? 'viewer' : (least ?? ''));
    const token = least === 'public' ? null : (actors[who]?.token ?? null);
    const { status, text } = await ask(token, route, path?.(ids) ?? pathOf(route), poisoned(body(ids)));
    if (status >= 500 || text.includes(POISON.text) || text.includes(String(POISON.id)))
      wrong.push([route, status, text]);
    if (status < 300) good++;
  }
  expect(wrong).toEqual([]);
  expect(good).toBeGreaterThan(25);
  const invitee = { email: 'invited@example.org', role: 'viewer', provisional: false, disabled_at: null };
  const expected = [...before, invitee].sort((a, b) => (String(a.email) < String(b.email) ? -1 : 1));
  expect(await rolesNow()).toEqual(expected);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const tables = await world.database.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables)
    expect(
      await world.database.sql(
        `SELECT 1 FROM ${name} t WHERE t::text LIKE '%${POISON.text}%' OR t::text LIKE '%${POISON.id}%'`,
      ),
      name,
    ).toEqual([]);
  recordFigure(
    'H5',
    `${Object.keys(writes).length} routes that write, each with role, id, createdBy, __proto__ and constructor in its body: ${good} succeeded, 0 of these fields kept`,
    'fields',
  );
});

test('As much as an import may hold is read for nobody who is not signed in', async () => {
  const body = JSON.stringify({ text: `name\n${'x'.repeat(2_000_000)}` });
  for (const path of ['/api/machines/import', '/api/operators/import']) {
    expect((await there.ask(null, 'POST /', path, body)).status).toBe(413);
    expect((await there.ask(there.actors.viewer?.token ?? '', 'POST /', path, body)).status).toBe(403);
    expect((await there.ask(there.actors.manager?.token ?? '', 'POST /', path, body)).status).toBe(200);
  }
});
