import { pino } from 'pino';
import { expect } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { createJobs } from '../create-jobs.ts';
import { type Job, type JobResult, jobKind } from '../job-kind.ts';
import type { Jobs } from '../jobs.ts';

export const note = jobKind({ name: 'note', data: z.object({ text: z.string() }), concurrency: 2 });
export const visit = jobKind({ name: 'visit', data: z.object({ who: z.string() }), key: (data) => data.who });
export const quiet = pino({ level: 'silent' });

type Handler = (job: Job<Record<string, string>>) => Promise<JobResult>;

interface JobRow {
  state: string;
  output: { errors?: number } | null;
  /** Seconds until it may run. */
  seconds: number;
}

export interface JobWorld {
  database: TestDatabase;
  /** Starts jobs of both kinds, stopped again by `clear`; a kind without a handler here has one that does nothing. */
  start(handlers?: { note?: Handler; visit?: Handler }, log?: typeof quiet): Promise<Jobs>;
  /** Has `clear` stop these as well. */
  keep(jobs: Jobs): Jobs;
  row(id: string | null): Promise<JobRow | undefined>;
  /** Resolves when the job has come to this state. */
  settled(id: string | null, state: string): Promise<void>;
  /** Stops all jobs and takes their tables away. */
  clear(): Promise<void>;
}

export async function createJobWorld(): Promise<JobWorld> {
  const database = await createTestDatabase();
  const started: Jobs[] = [];
  const done: Handler = async () => undefined;
  const world: JobWorld = {
    database,
    async start(handlers = {}, log = quiet) {
      const jobs = createJobs({ pool: database.pool, log, kinds: [note, visit], random: () => 0 });
      jobs.define(note, handlers.note ?? done);
      jobs.define(visit, handlers.visit ?? done);
      await world.keep(jobs).start();
      return jobs;
    },
    keep(jobs) {
      started.push(jobs);
      return jobs;
    },
    async row(id) {
      const { rows } = await database.pool.query<JobRow>(
        `select state, output, extract(epoch from start_after - now())::float as seconds from pgboss.job where id = $1`,
        [id],
      );
      return rows[0];
    },
    settled: (id, state) => eventually(async () => (await world.row(id))?.state, state),
    async clear() {
      await Promise.all(started.splice(0).map((jobs) => jobs.stop({ timeoutMs: 0 })));
      await database.pool.query('drop schema if exists pgboss cascade');
    },
  };
  return world;
}

/** For what has no event of its own: asks until it is so, with patience for slow machines. */
export async function eventually<T>(ask: () => T | Promise<T>, expected: T): Promise<void> {
  await expect.poll(ask, { interval: 20, timeout: 20_000 }).toBe(expected);
}
