import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { AT_LENGTH, AT_WORK, withSettings } from './session-settings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test.each([
  ['work', AT_WORK],
  ['long acts', AT_LENGTH],
])('The server itself says each setting for %s', async (_, settings) => {
  const client = new pg.Client({ connectionString: withSettings(database.url, settings) });
  await client.connect();
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [Object.keys(settings)],
  );
  await client.end();
  expect(Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]))).toEqual(settings);
});

/** Holds an advisory lock for as long as its process lives, in a database where nothing else happens, on this very machine. */
const WITHOUT = ['server/db/embedded/hold.ts'];

test('Whoever opens a connection says its settings', () => {
  const files = readdirSync(path.join(packageRoot(), 'server'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join('server', file))
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|\/test(data)?\//.test(file));
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(packageRoot(), file), 'utf8')]));
  const opening = [...texts].filter(([, text]) => /new pg\.(Client|Pool)\(/.test(text));
  expect(opening.length).toBeGreaterThan(3);
  const silent = opening.filter(
    ([, text]) => text.split(/new pg\.(?:Client|Pool)\(/).length > text.split('withSettings(').length,
  );
  expect(silent.map(([file]) => file)).toEqual(WITHOUT);
});
