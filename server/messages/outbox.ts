import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { claimNext, DOUBT_SECONDS } from './claim-next.ts';
import { createPauses } from './pauses.ts';
import { sendOne } from './send-one.ts';
import { createTurns } from './turns.ts';

/** How often the outbox looks for messages that nobody was woken for: those of a killed process, and those whose time has come. */
const POLL_MS = 1_000;
const MOST_PERSONS_A_POLL = 500;

export interface OutboxDependencies {
  db: Db;
  cloudApi: CloudApi;
  metrics: Metrics;
  log: Logger;
  clock: () => Date;
  random: () => number;
  newId: () => string;
  /** After something about a message has changed. */
  onMoved: (message: { sessionId: string | null; operatorId: number | null }) => void;
  /** What the API told of the recipient: the number as WhatsApp spells it. */
  onRecipient: (
    operatorId: number,
    identity: { waId: string | null; userId: string | null },
  ) => Promise<void>;
}

/** Sends what transactions have written: in order for each person, after the commit, never inside a transaction. */
export interface Outbox {
  /** Call after the commit of a transaction that wrote messages to this person. */
  wake(person: string): void;
  start(): void;
  /** Waits for the sends in hand. */
  stop(): Promise<void>;
  idle(): Promise<void>;
}

/** Sends at once in one process; Meta allows a number 80 messages a second [M:throughput]. */
const SENDS_AT_ONCE = 32;

export function createOutbox(deps: OutboxDependencies): Outbox {
  const pauses = createPauses(deps.clock);
  const turns = createTurns({ run, concurrency: SENDS_AT_ONCE, log: deps.log });
  let timer: NodeJS.Timeout | undefined;
  let polling: Promise<void> = Promise.resolve();

  async function run(person: string): Promise<void> {
    while (!pauses.isPaused()) {
      const message = await claimNext(deps.db, person, deps.newId(), deps.clock());
      if (!message) return;
      const { goOn } = await sendOne(deps, pauses, message);
      deps.onMoved(message);
      if (!goOn) return;
    }
  }

  async function poll(): Promise<void> {
    if (pauses.isPaused()) return;
    for (const person of await personsDue(deps.db)) turns.wake(person);
  }

  return {
    wake: turns.wake,
    idle: turns.idle,
    start() {
      const look = () => {
        polling = poll().catch((err) =>
          deps.log.warn({ err }, '[WHATSAPP] The outbox could not look for messages'),
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

async function personsDue(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM outbound_messages
    WHERE status IN ('queued', 'sending', 'in_doubt') AND next_attempt_at <= now()
      AND (status <> 'sending' OR lease_until < now() - make_interval(secs => ${DOUBT_SECONDS}))
    LIMIT ${MOST_PERSONS_A_POLL}`);
  return rows.map(({ person }) => person);
}
