import { and, asc, eq, lt, not, sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import type { JobHandler } from '../jobs/job-kind.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../log/logger.ts';
import { fetchPhotoJob } from './fetch-photo-job.ts';
import type { sweepPhotosJob } from './sweep-photos-job.ts';

/** Seconds that a new photo is left to its own job. */
const YOUNG = 60;
/** Photos taken up in one go. */
const MOST_AT_ONCE = 200;

/** Enqueues pending photos that no job knows of: given up after errors of our own, or lost with a restored backup. */
export function createSweepPhotos(options: {
  db: Db;
  jobs: Jobs;
  log: Logger;
  clock: () => Date;
}): JobHandler<typeof sweepPhotosJob.data> {
  const { db, jobs, log, clock } = options;
  return async () => {
    const lost = await db
      .select({ id: photos.id })
      .from(photos)
      .where(
        and(
          eq(photos.status, 'pending'),
          lt(photos.receivedAt, new Date(clock().getTime() - YOUNG * 1000)),
          not(jobs.hasOpenJob(fetchPhotoJob, sql`${photos.id}::text`)),
        ),
      )
      .orderBy(asc(photos.receivedAt))
      .limit(MOST_AT_ONCE);
    for (const { id } of lost) await jobs.enqueue(null, fetchPhotoJob, { photoId: id });
    if (lost.length === 0) return undefined;
    log.warn({ photos: lost.length }, '[WHATSAPP] Photos without a job are fetched after all');
    jobs.wake(fetchPhotoJob);
    return undefined;
  };
}
