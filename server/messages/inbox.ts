import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import { createTurns } from './turns.ts';

/** How often the inbox looks for messages that nobody was woken for: those of a killed process, and those to be tried again. */
const POLL_MS = 1_000;
/** Younger ones are in the hands of the process that received them. */
const ORPHANED_AFTER_SECONDS = 2;
const MOST_PERSONS_A_POLL = 500;

/** Gives each person's messages to `run`, one person at a time, whichever process received them. */
export interface Inbox {
  /** Call when messages of this person are durable. */
  wake(person: string): void;
  start(): void;
  stop(): Promise<void>;
  idle(): Promise<void>;
}

export function createInbox(deps: {
  db: Db;
  log: Logger;
  /** Handles what this person sent; leaves unhandled what has to wait. */
  run: (person: string) => Promise<void>;
  concurrency: number;
}): Inbox {
  const turns = createTurns(deps);
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<void> = Promise.resolve();

  async function poll(): Promise<void> {
    for (const person of await personsWaiting(deps.db)) turns.wake(person);
  }

  return {
    wake: turns.wake,
    idle: turns.idle,
    start() {
      const look = () => {
        polling = poll().catch((err) =>
          deps.log.warn({ err }, '[WHATSAPP] The inbox could not look for messages'),
        );
      };
      // At once: what a killed process left has waited long enough for this one to start.
      look();
      timer = setInterval(look, POLL_MS);
    },
    async stop() {
      clearInterval(timer);
      await polling;
      await turns.stop();
    },
  };
}

async function personsWaiting(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM inbound_messages
    WHERE handled_at IS NULL AND received_at < now() - make_interval(secs => ${ORPHANED_AFTER_SECONDS})
      AND (retry_at IS NULL OR retry_at <= now())
    LIMIT ${MOST_PERSONS_A_POLL}`);
  return rows.map(({ person }) => person);
}
