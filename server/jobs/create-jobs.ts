import type { z } from 'zod';
import type { Pool } from '../db/pool.ts';
import type { Logger } from '../log/logger.ts';
import { bossInTx, bossOverPool } from './boss-connection.ts';
import { createBoss, SCHEMA } from './create-boss.ts';
import { MOST_CRASHES } from './error-delays.ts';
import type { DefinedKind, JobFloor } from './job-floor.ts';
import type { JobHandler, JobKind } from './job-kind.ts';
import { createJobRows, openJobExists } from './job-rows.ts';
import { LONGEST_PERIOD, SHORTEST_PERIOD, STOP_TIMEOUT } from './job-times.ts';
import type { Jobs } from './jobs.ts';
import { startJobs } from './start-jobs.ts';
import { stopJobs } from './stop-jobs.ts';

export interface JobsOptions {
  pool: Pool;
  log: Logger;
  /** All kinds of jobs there are. Throws when two have one name. */
  kinds: readonly JobKind[];
  /** From 0 to 1; spreads retries. */
  random?: () => number;
}

/** Background work on pg-boss, over the shared pool: it takes two connections at most, and none while it waits. */
export function createJobs({ pool, log, kinds, random = Math.random }: JobsOptions): Jobs {
  const db = bossOverPool(pool);
  const floor: JobFloor = {
    pool,
    boss: createBoss(db, log),
    rows: createJobRows(db, { schema: SCHEMA, mostCrashes: MOST_CRASHES }),
    log,
    random,
    kinds: byName(kinds),
    schedules: [],
    running: new Map(),
    state: 'new',
    stopScheduler: () => {},
  };
  const known = (kind: JobKind): DefinedKind => {
    const found = floor.kinds.get(kind.name);
    if (found?.kind !== kind) throw new Error(`createJobs was not told of jobs of the kind ${kind.name}`);
    return found;
  };

  return {
    define(kind, handler) {
      const defined = known(kind);
      if (defined.handler) throw new Error(`Jobs of the kind ${kind.name} have a handler already`);
      defined.handler = handler as unknown as JobHandler<z.ZodObject>;
    },

    async enqueue(tx, kind, data, { startAfter } = {}) {
      known(kind);
      if (floor.state === 'new') throw new Error('Jobs must be started before one is enqueued');
      const checked = kind.data.parse(data);
      const key = kind.key?.(checked);
      return floor.boss.send(kind.name, checked, {
        ...(startAfter && { startAfter }),
        ...(key !== undefined && { singletonKey: key }),
        ...(tx && { db: bossInTx(tx) }),
      });
    },

    wake: (kind) => known(kind).worker?.wake(),

    schedule(kind, everySeconds, data) {
      known(kind);
      if (!(everySeconds >= SHORTEST_PERIOD && everySeconds <= LONGEST_PERIOD))
        throw new Error(`A schedule has a period of ${SHORTEST_PERIOD} to ${LONGEST_PERIOD} seconds`);
      floor.schedules.push({ queue: kind.name, everySeconds, data: kind.data.parse(data) });
    },

    hasOpenJob: (kind, key) => openJobExists(SCHEMA, known(kind).kind.name, key),

    start: () => startJobs(floor),

    async stop({ timeoutMs = STOP_TIMEOUT } = {}) {
      if (floor.state !== 'started') return;
      floor.state = 'stopped';
      await stopJobs(floor, timeoutMs);
    },
  };
}

function byName(kinds: readonly JobKind[]): Map<string, DefinedKind> {
  const defined = new Map<string, DefinedKind>();
  for (const kind of kinds) {
    if (defined.has(kind.name)) throw new Error(`Two kinds of jobs are called ${kind.name}`);
    defined.set(kind.name, { kind, handler: null, worker: null });
  }
  return defined;
}
