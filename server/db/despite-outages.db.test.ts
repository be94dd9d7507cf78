import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { type Line, openLine } from '../test/line.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { despiteOutages } from './despite-outages.ts';

const log = createLogger({ level: 'silent' });
const NOBODY = 'postgres://127.0.0.1:1/nobody';
let database: TestDatabase;
let line: Line;
beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  line = await openLine(database.url);
  line.cut();
});
afterAll(async () => {
  await line.close();
  await database.drop();
});

async function ask(url = ''): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
  return url;
}

test('A database that nobody listens for, and one that breaks the connection, is waited for', async () => {
  const urls = [NOBODY, line.url, database.url];
  expect(await despiteOutages(() => ask(urls.shift()), { log })).toBe(database.url);
});

test('One that is still away when patience is over is told', async () => {
  await expect(despiteOutages(() => ask(NOBODY), { log, patienceMs: 0 })).rejects.toThrow('ECONNREFUSED');
});

test('One that does not know us is told at once', async () => {
  await expect(despiteOutages(() => ask(`${database.url}_nowhere`), { log })).rejects.toThrow(
    'does not exist',
  );
});
