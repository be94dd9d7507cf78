import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPool } from '../db/pool.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { createLogger } from '../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { refusalOf } from './refusal.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function thrownBy(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

function logged(err: unknown): string {
  const lines: string[] = [];
  createLogger({ level: 'error', destination: { write: (line) => void lines.push(line) } }).error(
    { err },
    'x',
  );
  return lines.join();
}

const operator = { name: 'Ann', phoneNumber: '+447700900001', language: 'en' };

test('what must be unique is a conflict that names the field', async () => {
  await database.db.insert(operators).values(operator);
  const error = await thrownBy(database.db.insert(operators).values(operator));
  expect(refusalOf(error)).toEqual({
    status: 409,
    code: 'conflict',
    message: 'This phone number is already taken.',
    fields: { phoneNumber: 'is already taken' },
  });
});

test('the log of a database error has the statement and never what was to be stored', async () => {
  await database.db.insert(operators).values({ ...operator, phoneNumber: '+447700900002' });
  const error = await thrownBy(
    database.db.insert(operators).values({ ...operator, name: 'My secret', phoneNumber: '+447700900002' }),
  );
  const text = logged(error);
  expect(text).toContain('insert into');
  expect(text).toContain('23505');
  expect(text).not.toMatch(/My secret|447700900002/);
  const quoting = await thrownBy(database.db.execute(sql`select ${'My secret'}::int`));
  expect(logged(quoting)).not.toContain('My secret');
});

test('what names something that does not exist is a bad request', async () => {
  const error = await thrownBy(
    database.db.execute(sql`insert into checklist_template_versions values (999, 1, 'x', '[{}]')`),
  );
  expect(refusalOf(error)).toEqual({
    status: 400,
    code: 'bad_request',
    message: 'There is no such template.',
    fields: { templateId: 'does not exist' },
  });
});

test('what is still needed can not go', async () => {
  await database.db.execute(sql`insert into users (id, email, name, role, password_hash)
    values ('7d444840-9dc0-11d1-b245-5ffdce74fad2', 'a@b.example', 'A', 'admin', 'x')`);
  await database.db.execute(sql`create table keeps (user_id uuid references users)`);
  await database.db.execute(sql`insert into keeps values ('7d444840-9dc0-11d1-b245-5ffdce74fad2')`);
  const error = await thrownBy(database.db.execute(sql`delete from users`));
  expect(refusalOf(error)).toMatchObject({ status: 409, message: 'It is still in use.' });
});

test.each([
  ['a NUL', () => database.db.insert(machines).values({ name: 'a\u0000b' })],
  ['too long a text', () => database.db.insert(machines).values({ name: 'a'.repeat(121) })],
  ['no number', () => database.db.execute(sql`select ${'x'}::int`)],
  ['too large a number', () => database.db.execute(sql`select ${'99999999999'}::int`)],
])('what can not be stored is a bad request: %s', async (_name, work) => {
  expect(refusalOf(await thrownBy(work()))).toMatchObject({ status: 400, code: 'bad_request' });
});

test.each([
  ['a statement that takes too long', sql`set local statement_timeout = 10; select pg_sleep(5)`],
  ['a shutdown', sql`do $$ begin raise exception using errcode = '57P01'; end $$`],
  ['too many connections', sql`do $$ begin raise exception using errcode = '53300'; end $$`],
  ['a deadlock', sql`do $$ begin raise exception using errcode = '40P01'; end $$`],
  ['a lock that is held', sql`do $$ begin raise exception using errcode = '55P03'; end $$`],
])('what passes is unavailable, to be tried again: %s', async (_name, statement) => {
  const refusal = refusalOf(await thrownBy(database.db.execute(statement)));
  expect(refusal).toMatchObject({ status: 503, code: 'unavailable', retryAfterSeconds: 2 });
});

test('no database, and no free connection, are unavailable', async () => {
  const log = createLogger({ level: 'silent' });
  const nowhere = createPool('postgres://x:y@127.0.0.1:1/z', { log });
  expect(refusalOf(await thrownBy(nowhere.query('select 1')))?.status).toBe(503);
  await nowhere.end();
  expect(refusalOf(await thrownBy(nowhere.query('select 1')))?.status).toBe(503);
  const one = createPool(database.url, { log, max: 1 });
  const taken = await one.connect();
  expect(refusalOf(await thrownBy(one.query('select 1')))?.status).toBe(503);
  taken.release();
  await one.end();
});

test('a connection that is cut is unavailable', async () => {
  const log = createLogger({ level: 'silent' });
  const pool = createPool(database.url, { log, max: 1 });
  const { rows } = await pool.query('select pg_backend_pid() pid');
  const cut = thrownBy(pool.query('select pg_sleep(5)'));
  await database.pool.query(`select pg_terminate_backend($1) from pg_stat_activity where pid = $1`, [
    rows[0].pid,
  ]);
  expect(refusalOf(await cut)?.status).toBe(503);
  await pool.end();
});

test('a fault of ours is no refusal', async () => {
  expect(refusalOf(await thrownBy(database.db.execute(sql`select * from nowhere`)))).toBeNull();
  expect(refusalOf(new TypeError('x is not a function'))).toBeNull();
  expect(refusalOf('a string')).toBeNull();
  expect(refusalOf(Object.assign(new Error('oops'), { status: 500 }))).toBeNull();
});
