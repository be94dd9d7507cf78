import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import { type ServedTurns, serveTurns } from './serve-turns.ts';
import { createTurns } from './turns.ts';

/** Younger ones are in the hands of the process that received them. */
const ORPHANED_AFTER_SECONDS = 2;
const MOST_PERSONS_AT_ONCE = 500;

/** People who share a transaction, and such transactions at a time: while one is with the database, another one is thought about. */
const TOGETHER = 32;
const TOGETHER_AT_ONCE = 2;
/** Turns that people have for themselves; one that has to wait for a lock holds nobody else up. */
const ALONE_AT_ONCE = 4;

export interface InboxDependencies {
  db: Db;
  log: Logger;
  /** Handles what these people sent, as far as that goes together. @returns who needs a turn alone */
  runTogether: (persons: string[]) => Promise<string[]>;
  /** Handles what this person sent; leaves unhandled what has to wait. */
  runAlone: (person: string) => Promise<void>;
}

/** Gives people's messages to those who handle them, one person's at a time, whichever process received them. */
export function createInbox({ db, log, runTogether, runAlone }: InboxDependencies): ServedTurns {
  const alone = createTurns({
    run: ([person = '']) => runAlone(person),
    concurrency: ALONE_AT_ONCE,
    together: 1,
    log,
  });
  const served = serveTurns({
    name: 'inbox',
    find: () => personsWaiting(db),
    run: async (persons) => {
      for (const person of await runTogether(persons)) alone.wake(person);
    },
    concurrency: TOGETHER_AT_ONCE,
    together: TOGETHER,
    log,
  });
  return {
    ...served,
    async idle() {
      await served.idle();
      await alone.idle();
    },
    async stop() {
      await served.stop();
      await alone.stop();
    },
  };
}

async function personsWaiting(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM inbound_messages
    WHERE handled_at IS NULL AND received_at < now() - make_interval(secs => ${ORPHANED_AFTER_SECONDS})
      AND (retry_at IS NULL OR retry_at <= now())
    LIMIT ${MOST_PERSONS_AT_ONCE}`);
  return rows.map(({ person }) => person);
}
