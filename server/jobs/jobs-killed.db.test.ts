import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createJobs } from './create-jobs.ts';
import { jobKind } from './job-kind.ts';

/** Seconds after the end of a process until another one does its work. */
const MOST_DELAY = 15;

const work = jobKind({ name: 'work', data: z.object({ text: z.string() }), concurrency: 2 });
const log = pino({ level: 'silent' });

/** A process that takes a job and never ends it. */
const CHILD = `
import { pino } from 'pino';
import { z } from 'zod';
import { createPool } from './server/db/pool.ts';
import { createJobs } from './server/jobs/create-jobs.ts';
const log = pino({ level: 'silent' });
const work = { name: 'work', data: z.object({ text: z.string() }), concurrency: 2 };
const jobs = createJobs({ pool: createPool(process.argv[1], { log }), log, kinds: [work] });
jobs.define(work, () => new Promise(() => process.stdout.write('taken\\n')));
await jobs.start();
`;

let database: TestDatabase;
let child: ChildProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => child?.kill('SIGKILL'));

it('does the job of a killed process within seconds, and never one that is alive', async () => {
  const jobs = createJobs({ pool: database.pool, log, kinds: [work] });
  const runs: string[] = [];
  let taken = () => {};
  jobs.define(work, async ({ data }) => {
    runs.push(data.text);
    if (data.text === 'of the dead') taken();
    // Outlives the span after which a silent job counts as abandoned: its signs of life must keep it.
    else await redone;
    return undefined;
  });
  const redone = new Promise<void>((resolve) => {
    taken = resolve;
  });
  child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', CHILD, database.url], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('The child has no output');
  const first = once(stdout, 'data');
  await expect
    .poll(async () => (await database.pool.query(`select to_regclass('pgboss.job') as t`)).rows[0].t, {
      timeout: 10_000,
    })
    .not.toBeNull();
  const sql = `insert into pgboss.job (name, data, retry_limit, expire_in) select 'work', '{"text":"of the dead"}', 5, '8 s' where exists (select 1 from pgboss.queue where name = 'work') returning 1`;
  await expect.poll(async () => (await database.pool.query(sql)).rowCount, { timeout: 10_000 }).toBe(1);
  await first;

  await jobs.start();
  await jobs.enqueue(null, work, { text: 'of the living' });
  jobs.wake(work);
  child.kill('SIGKILL');
  const killedAt = performance.now();
  await redone;
  const seconds = (performance.now() - killedAt) / 1_000;
  expect(seconds).toBeLessThan(MOST_DELAY);
  await jobs.stop();
  expect(runs.toSorted()).toEqual(['of the dead', 'of the living']);
});
