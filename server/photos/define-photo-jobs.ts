import type { Jobs } from '../jobs/jobs.ts';
import { createFetchPhoto, type FetchPhotoOptions } from './fetch-photo.ts';
import { fetchPhotoJob } from './fetch-photo-job.ts';
import { createSweepPhotos } from './sweep-photos.ts';
import { sweepPhotosJob } from './sweep-photos-job.ts';

/** Seconds. */
const SWEEP_EVERY = 60;

/** For `createJobs({ kinds })`. */
export const photoJobs = [fetchPhotoJob, sweepPhotosJob] as const;

/** Says who fetches photos, and has those that were lost looked for every minute. Before `jobs.start()`. */
export function definePhotoJobs(options: FetchPhotoOptions & { jobs: Jobs }): void {
  const { jobs } = options;
  jobs.define(fetchPhotoJob, createFetchPhoto(options));
  jobs.define(sweepPhotosJob, createSweepPhotos(options));
  jobs.schedule(sweepPhotosJob, SWEEP_EVERY, {});
}
