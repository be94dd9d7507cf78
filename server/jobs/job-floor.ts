import type PgBoss from 'pg-boss';
import type { z } from 'zod';
import type { Pool } from '../db/pool.ts';
import type { Logger } from '../log/logger.ts';
import type { JobHandler, JobKind } from './job-kind.ts';
import type { JobRows } from './job-rows.ts';
import type { Schedule } from './start-scheduler.ts';
import type { Worker } from './worker.ts';

/** What the parts of `createJobs` share. */
export interface JobFloor {
  pool: Pool;
  boss: PgBoss;
  rows: JobRows;
  log: Logger;
  random: () => number;
  /** By name. */
  kinds: Map<string, DefinedKind>;
  schedules: Schedule[];
  /** Jobs in hand, by id. */
  running: Map<string, { queue: string; stop: AbortController }>;
  state: 'new' | 'started' | 'stopped';
  stopScheduler(): void;
}

export interface DefinedKind {
  kind: JobKind;
  handler: JobHandler<z.ZodObject> | null;
  worker: Worker | null;
}
