import type PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Logger } from '../log/logger.ts';
import { errorDelay } from './error-delays.ts';
import type { JobHandler, JobKind, JobResult } from './job-kind.ts';
import type { JobRows } from './job-rows.ts';

/** What a job must carry from one run to the next; whatever else pg-boss left in `output` counts as nothing. */
const Earlier = z.object({ errors: z.int().nonnegative() }).catch({ errors: 0 });

export interface RunOptions {
  kind: JobKind;
  handler: JobHandler<z.ZodObject>;
  rows: JobRows;
  complete(queue: string, id: string): Promise<unknown>;
  log: Logger;
  /** Milliseconds between two signs of life. */
  heartbeat: number;
  random: () => number;
}

/** Does one job and settles it: done, again later, or given up. Never rejects: what can't be settled runs again. */
export async function runJob(
  job: PgBoss.JobWithMetadata,
  stop: AbortController,
  options: RunOptions,
): Promise<void> {
  const { kind, rows, log } = options;
  try {
    const data = kind.data.safeParse(job.data);
    if (!data.success) {
      log.error(
        { job: kind.name, id: job.id, faults: z.prettifyError(data.error) },
        'A job with bad data is set aside',
      );
      await rows.giveUp(kind.name, job.id, 'bad data');
      return;
    }
    const result = await attempt(job, data.data, stop, options);
    if (result) await rows.putOff(kind.name, job.id, result.againInSeconds, 0);
    else await options.complete(kind.name, job.id);
  } catch (err) {
    await settleError(job, err, stop.signal, options);
  }
}

async function attempt(
  job: PgBoss.JobWithMetadata,
  data: Record<string, unknown>,
  stop: AbortController,
  options: RunOptions,
): Promise<JobResult> {
  const { kind, rows, log } = options;
  const sign = async () => {
    // Taken away: we were silent for too long, and somebody else may be at it already.
    if (!(await rows.keepAlive(kind.name, job.id))) stop.abort(new Error('The job was taken away'));
  };
  const heart = setInterval(() => {
    sign().catch((err) => log.warn({ err, job: kind.name, id: job.id }, 'A job could not say that it lives'));
  }, options.heartbeat);
  try {
    return await options.handler({ id: job.id, data, signal: stop.signal });
  } finally {
    clearInterval(heart);
  }
}

async function settleError(
  job: PgBoss.JobWithMetadata,
  err: unknown,
  stopped: AbortSignal,
  { kind, rows, log, random }: RunOptions,
): Promise<void> {
  const about = { job: kind.name, id: job.id };
  const { errors } = Earlier.parse(job.output);
  const delay = stopped.aborted ? 0 : errorDelay(errors + 1, random());
  try {
    if (stopped.aborted) {
      log.info(about, 'A job was cut short and handed back');
      await rows.putOff(kind.name, job.id, 0, errors);
    } else if (delay === null) {
      log.error({ ...about, err, errors: errors + 1 }, 'A job failed for good');
      await rows.giveUp(kind.name, job.id, 'it threw too often');
    } else {
      log.warn(
        { ...about, err, errors: errors + 1, againInSeconds: delay },
        'A job failed and will be tried again',
      );
      await rows.putOff(kind.name, job.id, delay, errors + 1);
    }
  } catch (failure) {
    log.error({ ...about, err: failure }, 'A job could not be settled; it runs again when its time is up');
  }
}
