import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import { type ServedTurns, serveTurns } from './serve-turns.ts';

/** Younger ones are in the hands of the process that received them. */
const ORPHANED_AFTER_SECONDS = 2;
const MOST_PERSONS_AT_ONCE = 500;

export interface InboxDependencies {
  db: Db;
  log: Logger;
  /** Handles what this person sent; leaves unhandled what has to wait. */
  run: (person: string) => Promise<void>;
  concurrency: number;
}

/** Gives each person's messages to `run`, one person at a time, whichever process received them. */
export function createInbox(deps: InboxDependencies): ServedTurns {
  return serveTurns({ ...deps, name: 'inbox', find: () => personsWaiting(deps.db) });
}

async function personsWaiting(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM inbound_messages
    WHERE handled_at IS NULL AND received_at < now() - make_interval(secs => ${ORPHANED_AFTER_SECONDS})
      AND (retry_at IS NULL OR retry_at <= now())
    LIMIT ${MOST_PERSONS_AT_ONCE}`);
  return rows.map(({ person }) => person);
}
