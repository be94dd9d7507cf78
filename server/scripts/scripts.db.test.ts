import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { packageRoot } from '../config/package-root.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { freePort } from '../test/free-port.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';

// Every line here is a process of its own; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000 });

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kinto-scripts-'));
  database = await createTestDatabase({ empty: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});
beforeEach(async () => {
  await database.pool.query('drop schema public cascade; create schema public');
});

/** Runs a script as npm does, on the test's database unless told otherwise. */
function script(name: string, args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const command = ['--import', 'tsx', path.join(packageRoot(), `server/scripts/${name}.ts`), ...args];
  const variables = {
    ...readEnvironment(),
    NODE_ENV: '',
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    ...env,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: packageRoot(), env: variables }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

test('status, latest, rollback', async () => {
  expect((await script('migrate-status')).stdout).toMatch(/^waiting\s+0001_/);
  expect((await script('migrate-latest')).stdout).toMatch(/^Ran 0001_/);
  expect((await script('migrate-status')).stdout).toMatch(/^ran \d{4}-\d\d-\d\dT\S+Z\s+0001_/);
  expect((await script('migrate-rollback')).stdout).toMatch(/^Took back 0/);
  expect((await script('migrate-status')).stdout).toMatch(/^waiting/m);
});

test.each([[[]], [['--force']], [['--', '--force']]])('db:push with %j, twice', async (args) => {
  const first = await script('db-push', args);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Ran 0001_[\s\S]*The database is up to date now\.\n$/);
  expect((await script('db-push', args)).stdout).toBe('Nothing to do: the database is up to date.\n');
});

test('four processes migrate at once: each migration runs once', async () => {
  const runs = await Promise.all(Array.from({ length: 4 }, () => script('migrate-latest')));
  expect(runs.map((run) => run.code)).toEqual([0, 0, 0, 0]);
  expect(runs.filter((run) => run.stdout.startsWith('Ran'))).toHaveLength(1);
});

test('db:url prints the connection string and nothing else', async () => {
  expect(await script('db-url')).toEqual({ code: 0, stdout: `${database.url}\n`, stderr: '' });
});

test('db:url without DATABASE_URL: the embedded server is started and stays, until told to stop', async () => {
  const embedded = { DATABASE_URL: '' };
  const first = await script('db-url', [], embedded);
  expect(first.stdout).toMatch(/^postgres:\/\/kinto:[0-9a-f]+@127\.0\.0\.1:\d+\/kinto\n$/);
  expect(first.stderr).toContain('was started for you');
  expect(await script('db-url', [], embedded)).toEqual({ code: 0, stdout: first.stdout, stderr: '' });
  expect(await script('db-url', ['--stop'], embedded)).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await script('db-url', [], embedded)).stderr).toContain('was started for you');
  await script('db-url', ['--stop'], embedded);
});

test.each<[string, NodeJS.ProcessEnv, RegExp]>([
  [
    'a bad configuration',
    { PORT: 'x', LOG_LEVEL: 'y' },
    /^The configuration has faults:\n {2}PORT: .*\n {2}LOG_LEVEL: .*\n$/,
  ],
  [
    'nobody at the address',
    { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
    /^connect ECONNREFUSED 127\.0\.0\.1:1\n$/,
  ],
])('%s is told in plain words', async (_, env, words) => {
  const run = await script('migrate-latest', [], env);
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toMatch(words);
});

test.each([
  ['db-push', '--frce'],
  ['db-url', '--stpo'],
  ['restore', '--replac'],
])('%s %s, which there is not, is told in one line', async (name, option) => {
  const run = await script(name, [option]);
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toMatch(new RegExp(`^Unknown option '${option}'.*\\n$`));
});

test('smoke says in one line that nobody answers, and why', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  expect(await script('smoke', [`${url}/`])).toEqual({
    code: 1,
    stdout: `BAD  nobody answers at ${url}: ECONNREFUSED\n`,
    stderr: '',
  });
});
