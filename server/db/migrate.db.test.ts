import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { schemaShape } from '../test/schema-shape.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { isOutage } from './is-outage.ts';
import { migrateLatest, migrateRollback } from './migrate.ts';
import { migrationStatus } from './migration-status.ts';

const log = createLogger({ level: 'silent' });
let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
  folder = mkdtempSync(path.join(tmpdir(), 'kinto-migrations-'));
  write('0001_machines', 'create table machines (id int);', 'drop table machines;');
  write('0002_operators', 'create table operators (id int);', 'drop table operators;');
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

function write(name: string, up: string, down: string): void {
  writeFileSync(path.join(folder, `${name}.sql`), `-- Up Migration\n${up}\n-- Down Migration\n${down}\n`);
}

const shape = () => schemaShape(database.pool);

test('up, again, down, up', async () => {
  expect(await migrateLatest(database.url, { log, folder })).toEqual(['0001_machines', '0002_operators']);
  expect(await migrateLatest(database.url, { log, folder })).toEqual([]);
  expect(await migrateRollback(database.url, { log, folder })).toEqual(['0002_operators']);
  expect(
    (await migrationStatus(database.url, folder)).map(({ name, ranAt }) => [name, ranAt !== null]),
  ).toEqual([
    ['0001_machines', true],
    ['0002_operators', false],
  ]);
  expect(await migrateLatest(database.url, { log, folder })).toEqual(['0002_operators']);
});

test('the status of an empty database changes nothing in it', async () => {
  const status = await migrationStatus(database.url, folder);
  expect(status.map(({ ranAt }) => ranAt)).toEqual([null, null]);
  expect(await shape()).toEqual([]);
});

test('the status tells when a migration ran', async () => {
  const { rows } = await database.pool.query<{ now: Date }>('select now()');
  await migrateLatest(database.url, { log, folder });
  const [first] = await migrationStatus(database.url, folder);
  expect(Math.abs(Number(first?.ranAt) - Number(rows[0]?.now))).toBeLessThan(60_000);
});

test('one that fails leaves nothing behind, and can be put right', async () => {
  write('0003_broken', 'create table photos (id int); select 1 / 0;', 'drop table photos;');
  await expect(migrateLatest(database.url, { log, folder })).rejects.toThrow('division by zero');
  expect((await shape()).filter((line) => !line.includes('schema_migrations'))).toEqual([]);
  write('0003_broken', 'create table photos (id int);', 'drop table photos;');
  expect(await migrateLatest(database.url, { log, folder })).toHaveLength(3);
});

test('one that is older than what has run is refused', async () => {
  await migrateLatest(database.url, { log, folder });
  write('0000_late', 'create table late (id int);', 'drop table late;');
  await expect(migrateLatest(database.url, { log, folder })).rejects.toThrow('0000_late');
});

test('eight at once: each migration runs once', async () => {
  const runs = await Promise.all(
    Array.from({ length: 8 }, () => migrateLatest(database.url, { log, folder })),
  );
  expect(runs.flat().sort()).toEqual(['0001_machines', '0002_operators']);
  const { rows } = await database.pool.query('select name from schema_migrations order by id');
  expect(rows).toEqual([{ name: '0001_machines' }, { name: '0002_operators' }]);
});

test('every migration of the product has its way back', async () => {
  const done = await migrateLatest(database.url, { log });
  expect(done.length).toBeGreaterThan(0);
  const full = await shape();
  for (const _ of done) await migrateRollback(database.url, { log });
  expect((await shape()).filter((line) => !line.includes('schema_migrations'))).toEqual([]);
  await migrateLatest(database.url, { log });
  expect(await shape()).toEqual(full);
});

test('a connection that is lost before the first migration is an outage, and the next try goes on from there', async () => {
  // Its key is missing, and adding that waits for us.
  await database.pool.query(
    'CREATE TABLE schema_migrations (id serial, name varchar(255) NOT NULL, run_on timestamp NOT NULL)',
  );
  const reading = await database.pool.connect();
  await reading.query('BEGIN; SELECT FROM schema_migrations');
  const migrating = migrateLatest(database.url, { log, folder }).catch((error: unknown) => error);
  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'kinto-app migrate' AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await database.pool.query(end)).rowCount).toBe(1);
  expect(isOutage(await migrating)).toBe(true);
  await reading.query('COMMIT');
  reading.release();
  expect(await migrateLatest(database.url, { log, folder })).toEqual(['0001_machines', '0002_operators']);
});
