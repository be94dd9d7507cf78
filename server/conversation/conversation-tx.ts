import type { Logger } from 'pino';
import type { Db, Tx } from '../db/db.ts';
import { violatedConstraint } from '../db/pg-error-code.ts';
import type { Pool } from '../db/pool.ts';
import { retryTx } from '../db/retry-tx.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Claimed } from '../messages/claim-next.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { LoadTemplateVersion } from '../templates/load-version.ts';

/** What the shell around the core needs. */
export interface ConversationDependencies {
  /** A pool whose connections send statements together. */
  pipelines: Pool;
  db: Db;
  clock: () => Date;
  log: Logger;
  newId: () => string;
  metrics: Metrics;
  jobs: Pick<Jobs, 'enqueue' | 'wake'>;
  loadVersion: LoadTemplateVersion;
  /** After a commit that wrote messages to this person. */
  wakeOutbox: (person: string) => void;
  /** Where a transaction that has claimed what it wrote may hand it, after the commit. */
  outbox: { hasRoom(): boolean; hand(message: Claimed): void };
  /** Blue ticks for a message that gets no reply; lost ones do no harm. */
  markAsRead: (wamid: string) => void;
  /** After a commit: what pages show of these is old. */
  onChanged: (changed: { assignmentId: string; submissionId: string }) => void;
}

/** One transaction on a conversation, and what is to be done once it has committed. */
export interface Work {
  deps: ConversationDependencies;
  tx: Tx;
  now: Date;
  /** Call when the first session is locked: from then on others wait. */
  locked(): void;
  afterCommit: (() => void)[];
}

const TRIES = 3;

/**
 * Runs `fn` in a transaction and, once that has committed, what `fn` left for afterwards. Begins anew when PostgreSQL made it give
 * way, or when another process was faster in starting a conversation with the same phone. How long it took, and how long it held
 * its lock, are measured.
 */
export async function conversationTx<T>(
  deps: ConversationDependencies,
  fn: (work: Work) => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  for (let tries = 1; ; tries++) {
    let lockedAt: number | null = null;
    let afterCommit: (() => void)[] = [];
    try {
      const result = await retryTx(deps.pipelines, (tx) => {
        lockedAt = null;
        afterCommit = [];
        const locked = () => {
          lockedAt ??= performance.now();
        };
        return fn({ deps, tx, now: deps.clock(), locked, afterCommit });
      });
      const seconds = (from: number) => (performance.now() - from) / 1_000;
      if (lockedAt !== null) deps.metrics.lockHeld.observe(seconds(lockedAt));
      deps.metrics.transactionDuration.observe(seconds(startedAt));
      for (const act of afterCommit) act();
      return result;
    } catch (error) {
      if (tries === TRIES || violatedConstraint(error) !== 'whatsapp_sessions_one_live_per_phone')
        throw error;
    }
  }
}
