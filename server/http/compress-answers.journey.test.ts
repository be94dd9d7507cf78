import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.database.sql(
    `INSERT INTO machines (name, location) SELECT 'Air compressor ' || n, 'Utility room' FROM generate_series(1, 50) n`,
  );
  await world.database.sql(
    `INSERT INTO users (email, name, role, password_hash) SELECT n || '@plant.example', 'Somebody', 'viewer', '' FROM generate_series(1, 50) n`,
  );
});
afterAll(() => world.stop());

/** As it comes over the wire: nothing is unpacked. */
async function get(path: string, encoding: string) {
  const { statusCode, headers, body } = await request(world.kinto.url + path, {
    headers: { authorization: `Bearer ${world.manager.token}`, 'accept-encoding': encoding },
  });
  return { status: statusCode, headers, bytes: Buffer.from(await body.arrayBuffer()) };
}

test('A list is packed for whoever takes it so, and comes plain to all others', async () => {
  const plain = await get('/api/machines?limit=50', 'identity');
  const packed = await get('/api/machines?limit=50', 'gzip');
  expect([plain.status, packed.status]).toEqual([200, 200]);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
  expect((await get('/api/machines?limit=50', 'br, gzip')).headers['content-encoding']).toBe('br');
});

test('What is small comes as it is', async () => {
  expect((await get('/api/machines?limit=1', 'gzip')).headers['content-encoding']).toBeUndefined();
});

test.each(['/api/users', '/API/Users'])('%s may hold secrets, and is never packed', async (path) => {
  const { status, headers, bytes } = await get(path, 'gzip, br');
  expect([status, headers['content-encoding']]).toEqual([200, undefined]);
  expect(bytes.length).toBeGreaterThan(5_000);
});

test('An answer to an act, which may hold a token, is never packed', async () => {
  const tasks = Array.from({ length: 50 }, (_, i) => ({ taskName: `Task ${i + 1}` }));
  const { statusCode, headers, body } = await request(`${world.kinto.url}/api/templates`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.manager.token}`,
      'accept-encoding': 'gzip',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'A checklist', tasks }),
  });
  expect([statusCode, headers['content-encoding']]).toEqual([201, undefined]);
  expect((await body.text()).length).toBeGreaterThan(3_000);
});

test('The live stream is never packed: each event goes out at once', async () => {
  const ended = new AbortController();
  const { statusCode, headers, body } = await request(`${world.kinto.url}/api/events`, {
    headers: { authorization: `Bearer ${world.manager.token}`, 'accept-encoding': 'gzip' },
    signal: ended.signal,
  });
  body.on('error', () => {});
  expect([statusCode, headers['content-encoding']]).toEqual([200, undefined]);
  ended.abort();
});
