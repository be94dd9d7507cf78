import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '../db/db.ts';
import type { JobHandler, JobKind } from './job-kind.ts';

/** Background work that survives the process: kept in PostgreSQL, run by whichever process is free. */
export interface Jobs {
  /** Says who does the jobs of a kind. Throws for a kind that `createJobs` was not told of and for a second handler. */
  define<D extends z.ZodObject>(kind: JobKind<D>, handler: JobHandler<D>): void;
  /**
   * Adds a job; with a `tx` in that transaction, so that it exists if and only if the transaction commits (call
   * `wake` after the commit). Answers its id, or `null` when a job of the same key waits already. Throws when the
   * data don't fit the kind, or before `start`.
   */
  enqueue<D extends z.ZodObject>(
    tx: Tx | null,
    kind: JobKind<D>,
    data: z.input<D>,
    options?: { startAfter?: Date },
  ): Promise<string | null>;
  /** Looks for work of this kind at once rather than at the next poll; costs nothing when there is none. */
  wake(kind: JobKind): void;
  /** Enqueues a job every so many seconds (60 to 3600), one for all processes together. Before `start` only. */
  schedule<D extends z.ZodObject>(kind: JobKind<D>, everySeconds: number, data: z.input<D>): void;
  /** SQL that is true when a job of this kind and key waits or runs; for sweepers that look for what was lost. */
  hasOpenJob(kind: JobKind, key: SQLWrapper): SQL;
  /** Prepares the tables and begins to work. Throws when a kind has no handler. */
  start(): Promise<void>;
  /**
   * Takes no more work and waits for the work in hand, at most `timeoutMs`; what isn't done then is told to abort and
   * handed back, to be run again by another process at once.
   */
  stop(options?: { timeoutMs?: number }): Promise<void>;
}
