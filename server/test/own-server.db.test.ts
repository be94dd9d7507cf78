import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type OwnServer, startOwnServer } from './own-server.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(async () => {
  await server.close();
  expect(existsSync(server.folder)).toBe(false);
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

test('Killed while it writes, it comes back on the same port with every row that was committed', async () => {
  const writer = await connect();
  await writer.query('create table kept (id int)');
  const committed: number[] = [];
  const write = async () => {
    for (let id = 0; ; id++) {
      await writer.query('insert into kept values ($1)', [id]);
      committed.push(id);
    }
  };
  const broken = write().catch((error: unknown) => error);
  await expect.poll(() => committed.length, { timeout: 30_000, interval: 5 }).toBeGreaterThan(20);
  await server.kill();
  expect(await broken).toBeInstanceOf(Error);
  await expect(connect()).rejects.toThrow('ECONNREFUSED');
  await server.restart();
  const reader = await connect();
  const { rows } = await reader.query<{ id: number }>('select id from kept order by id');
  await reader.end();
  // The last one may have been committed, and its answer lost.
  expect(rows.slice(0, committed.length).map(({ id }) => id)).toEqual(committed);
  expect(rows.length - committed.length).toBeLessThanOrEqual(1);
});

test('A halted backend answers when it is woken; a new connection is served meanwhile', async () => {
  const halted = await connect();
  server.stopBackends();
  let answered = false;
  const answer = halted.query('select 1').then(() => {
    answered = true;
  });
  const other = await connect();
  await other.query('select 1');
  expect(answered).toBe(false);
  server.wakeBackends();
  await answer;
  await halted.end();
  await other.end();
});
