import type { z } from 'zod';

/** A kind of background work: its name, what a job of it carries, and how it is to be run. */
export interface JobKind<D extends z.ZodObject = z.ZodObject> {
  /** Letters, digits and hyphens; it names the queue in the database, so it stays the same for ever. */
  name: string;
  /** Checked when a job is enqueued and again when it is run: a job may be older than the code. */
  data: D;
  /** How many jobs of this kind one process runs at a time; 1 unless told otherwise. */
  concurrency?: number;
  /** What the job is about. Two jobs of one key never wait at the same time: the second is not enqueued. */
  key?(data: z.output<D>): string;
}

/** One job being run. */
export interface Job<Data> {
  id: string;
  data: Data;
  /** Aborts when the process has to stop and can't wait any longer: leave things so that the job can run again. */
  signal: AbortSignal;
}

/** Nothing: the job is done. `againInSeconds`: it went as planned but is not done; it runs again then, as often as it says so. */
export type JobResult = undefined | { againInSeconds: number };

/**
 * Does the work of one job. A job runs at least once: after a crash it runs again from the start, so doing it twice
 * must be the same as doing it once. What it throws is logged, and it is tried again (see `error-delays`).
 */
export type JobHandler<D extends z.ZodObject> = (job: Job<z.output<D>>) => Promise<JobResult>;

/** Gives a kind its name for the type checker: `export const fetchPhotoJob = jobKind({ … })`. */
export function jobKind<D extends z.ZodObject>(kind: JobKind<D>): JobKind<D> {
  return kind;
}
