import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createJobs } from './create-jobs.ts';
import { jobKind } from './job-kind.ts';
import { eventually } from './testdata/job-world.ts';
import { promised } from './testdata/promised.ts';

/** Seconds after the end of a process until another one does its work: 8 to 13, and as much again for a busy machine. */
const MOST_DELAY = 30;

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
  const { kept: living, keep: begun } = promised();
  const { kept: redone, keep: taken } = promised();
  const { kept: end, keep: finish } = promised();
  jobs.define(work, async ({ data }) => {
    runs.push(data.text);
    if (data.text === 'of the dead') {
      taken();
      return undefined;
    }
    begun();
    await end;
    return undefined;
  });
  child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', CHILD, database.url], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('The child has no output');
  const first = once(stdout, 'data');
  const there = `select to_regclass('pgboss.job') is not null as there`;
  await eventually(async () => (await database.pool.query(there)).rows[0].there, true);
  const sql = `insert into pgboss.job (name, data, retry_limit, expire_in) select 'work', '{"text":"of the dead"}', 5, '8 s' where exists (select 1 from pgboss.queue where name = 'work') returning 1`;
  await eventually(async () => (await database.pool.query(sql)).rowCount, 1);
  await first;

  await jobs.start();
  await jobs.enqueue(null, work, { text: 'of the living' });
  jobs.wake(work);
  await living;
  // Both give signs of life from here on; without them the one that is alive would be given up no later than the other.
  await eventually(async () => (await database.pool.query(signOfLife)).rows[0].given, true);
  child.kill('SIGKILL');
  const killedAt = performance.now();
  await redone;
  const seconds = (performance.now() - killedAt) / 1_000;
  expect(seconds).toBeLessThan(MOST_DELAY);
  const { rows } = await database.pool.query(stateOfTheLiving);
  expect(rows).toEqual([{ state: 'active', retry_count: 0 }]);
  finish();
  await jobs.stop();
  expect(runs.toSorted()).toEqual(['of the dead', 'of the living']);
}, 90_000);

const signOfLife = `select dead.started_on > living.created_on as given from pgboss.job dead, pgboss.job living
  where dead.data->>'text' = 'of the dead' and living.data->>'text' = 'of the living'`;
const stateOfTheLiving = `select state, retry_count from pgboss.job where data->>'text' = 'of the living'`;
