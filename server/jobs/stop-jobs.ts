import type { JobFloor } from './job-floor.ts';
import { ABORT_GRACE } from './job-times.ts';

/** Waits for the work in hand, aborts what takes too long, and hands back what doesn't end even then. */
export async function stopJobs(floor: JobFloor, timeoutMs: number): Promise<void> {
  floor.stopScheduler();
  const idle = Promise.all([...floor.kinds.values()].map(({ worker }) => worker?.stop()));
  if (!(await within(idle, timeoutMs))) {
    for (const { stop } of floor.running.values()) stop.abort(new Error('The process is stopping'));
    if (!(await within(idle, ABORT_GRACE))) {
      for (const [id, { queue }] of floor.running) await floor.rows.putOff(queue, id, 0, 0);
    }
  }
  await floor.boss.stop({ graceful: false, close: false });
}

/** Whether the promise was kept within so many milliseconds. */
async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  return Promise.race([promise.then(() => true), late]).finally(() => clearTimeout(timer));
}
