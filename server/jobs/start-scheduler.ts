import type { Logger } from '../log/logger.ts';

export interface Schedule {
  queue: string;
  everySeconds: number;
  data: Record<string, unknown>;
}

/**
 * Offers each schedule's job four times a period and at once; the queue takes one a period, whichever process comes
 * first. More often than needed, since a timer that runs a little early would miss a whole period. Answers how to stop.
 */
export function startScheduler(options: {
  schedules: readonly Schedule[];
  log: Logger;
  due(schedule: Schedule): Promise<void>;
}): () => void {
  const offer = (schedule: Schedule) =>
    options
      .due(schedule)
      .catch((err) =>
        options.log.warn({ err, job: schedule.queue }, 'A scheduled job could not be enqueued'),
      );
  const timers = options.schedules.map((schedule) => {
    offer(schedule);
    return setInterval(offer, schedule.everySeconds * 250, schedule);
  });
  return () => timers.forEach(clearInterval);
}
