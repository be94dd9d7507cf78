import type PgBoss from 'pg-boss';
import type { DefinedKind, JobFloor } from './job-floor.ts';
import { HEARTBEAT, POLL } from './job-times.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { runJob } from './run-job.ts';
import { startScheduler } from './start-scheduler.ts';
import { startWorker } from './worker.ts';

/** Makes tables and queues where they are missing, and begins to work. */
export async function startJobs(floor: JobFloor): Promise<void> {
  const { boss, kinds } = floor;
  for (const { kind, handler } of kinds.values())
    if (!handler) throw new Error(`Jobs of the kind ${kind.name} have no handler`);
  try {
    await oneAtATime(floor.pool, async () => {
      await boss.start();
      for (const { kind } of kinds.values())
        await boss.createQueue(kind.name, { name: kind.name, policy: kind.key ? 'short' : 'standard' });
    });
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw error;
  }
  floor.state = 'started';
  for (const defined of kinds.values()) defined.worker = work(floor, defined);
  floor.stopScheduler = startScheduler({
    schedules: floor.schedules,
    log: floor.log,
    async due({ queue, everySeconds, data }) {
      const id = await boss.send(queue, data, { singletonSeconds: everySeconds });
      if (id) kinds.get(queue)?.worker?.wake();
    },
  });
}

function work(floor: JobFloor, defined: DefinedKind) {
  const { boss, rows, log } = floor;
  const { name, concurrency = 1 } = defined.kind;
  return startWorker<PgBoss.JobWithMetadata>({
    concurrency,
    poll: POLL,
    take: (most) => boss.fetch(name, { batchSize: most, includeMetadata: true }),
    run: (job) => run(floor, defined, job),
    handBack: (job) =>
      rows
        .putOff(name, job.id, 0, 0)
        .catch((err) => log.warn({ err, job: name }, 'A job was not handed back')),
  });
}

async function run(floor: JobFloor, { kind, handler }: DefinedKind, job: PgBoss.JobWithMetadata) {
  if (!handler) return;
  const stop = new AbortController();
  floor.running.set(job.id, { queue: kind.name, stop });
  await runJob(job, stop, {
    kind,
    handler,
    rows: floor.rows,
    complete: (queue, id) => floor.boss.complete(queue, id),
    log: floor.log,
    heartbeat: HEARTBEAT,
    random: floor.random,
  });
  floor.running.delete(job.id);
}
