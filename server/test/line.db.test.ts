import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Line, openLine } from './line.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let line: Line;
const clients: pg.Client[] = [];
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  await database.sql('create table rows (id int)');
});
beforeEach(async () => {
  await database.sql('truncate rows');
  line = await openLine(database.url);
});
afterEach(async () => {
  await line.close();
  for (const client of clients.splice(0)) await client.end().catch(() => {});
});
afterAll(() => database.drop());

async function connect(options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: line.url, ...options });
  client.on('error', () => {});
  clients.push(client);
  await client.connect();
  return client;
}
const rows = async () => (await database.sql<{ id: number }>('select id from rows')).map(({ id }) => id);
const backends = async () =>
  Number(
    (
      await database.sql(`select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
    )[0]?.count,
  );

test('What was cut is broken on both sides; new connections are refused until it is mended', async () => {
  const client = await connect();
  line.cut();
  await expect(client.query('select 1')).rejects.toThrow('terminated');
  await expect.poll(backends).toBe(0);
  await expect(connect()).rejects.toThrow('terminated');
  line.mend();
  await (await connect()).query('select 1');
});

test('A share of the connections is cut, and new ones are let through', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => connect()));
  line.cutSome(0.5);
  const answers = await Promise.allSettled(all.map((client) => client.query('select 1')));
  const broken = answers.filter(({ status }) => status === 'rejected').length;
  expect(broken).toBeGreaterThan(0);
  expect(broken).toBeLessThan(20);
  await (await connect()).query('select 1');
});

test('Through a black hole nothing passes and neither side is told; mended, what was sent arrives', async () => {
  const client = await connect({ query_timeout: 200 });
  await client.query('begin');
  line.blackHole();
  await expect(client.query('insert into rows values (1)')).rejects.toThrow('Query read timeout');
  await client.end().catch(() => {});
  await expect(connect({ connectionTimeoutMillis: 200 })).rejects.toThrow('timeout');
  // The server waits for somebody who has gone, in the middle of a transaction.
  expect(await backends()).toBe(1);
  expect(
    await database.sql(`select state from pg_stat_activity where state = 'idle in transaction'
      and datname = current_database()`),
  ).toHaveLength(1);
  line.mend();
  await expect.poll(backends).toBe(0);
  expect(await rows()).toEqual([]);
});

test.each<[string, (client: pg.Client) => Promise<unknown>]>([
  ['a simple query', (client) => client.query('COMMIT')],
  ['a prepared statement', (client) => client.query({ name: 'end', text: 'commit' })],
])('After COMMIT by %s the client sees an error, and the row is there', async (_by, commit) => {
  const client = await connect();
  await client.query('select 1');
  line.cutAfterCommit();
  await client.query('begin');
  await client.query('insert into rows values ($1)', [1]);
  await expect(commit(client)).rejects.toThrow('terminated');
  await expect.poll(rows).toEqual([1]);
  // Once: the next one is let through.
  const next = await connect();
  for (const statement of ['begin', 'insert into rows values (2)', 'commit']) await next.query(statement);
  expect(await rows()).toEqual([1, 2]);
});

test('A statement of many pieces is found too', async () => {
  const client = await connect();
  line.cutAfter((statement) => statement.startsWith('insert into rows'));
  const long = ' '.repeat(300_000);
  await expect(client.query(`insert into rows ${long} select length($1)`, [long])).rejects.toThrow(
    'terminated',
  );
  await expect.poll(rows).toEqual([300_000]);
});

test('Delayed, everything arrives, in order', async () => {
  line.delay(5);
  const client = await connect();
  const numbers = 'select string_agg(i::text, $1 order by i) as text from generate_series(1, 20000) i';
  const { rows } = await client.query<{ text: string }>(numbers, [',']);
  expect(rows[0]?.text).toBe(Array.from({ length: 20_000 }, (_, i) => i + 1).join(','));
});
