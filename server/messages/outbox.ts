import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { claimNext, DOUBT_SECONDS } from './claim-next.ts';
import { createPauses } from './pauses.ts';
import { sendOne } from './send-one.ts';
import { type ServedTurns, serveTurns } from './serve-turns.ts';
import type { Uploads } from './uploads.ts';

const MOST_PERSONS_AT_ONCE = 500;

export interface OutboxDependencies {
  db: Db;
  cloudApi: CloudApi;
  uploads: Uploads;
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

/** Sends at once in one process; Meta allows a number 80 messages a second [M:throughput]. */
const SENDS_AT_ONCE = 32;

/** Sends what transactions have written: in order for each person, after the commit, never inside a transaction. */
export function createOutbox(deps: OutboxDependencies): ServedTurns {
  const pauses = createPauses(deps.clock);

  /** @returns whether there may be a next one for this person, that may follow now */
  async function sendNext(person: string): Promise<boolean> {
    const message = await claimNext(deps.db, person, deps.newId(), deps.clock());
    if (!message) return false;
    const { goOn } = await sendOne(deps, pauses, message);
    deps.onMoved(message);
    return goOn;
  }

  async function run([person = '']: string[]): Promise<void> {
    while (await pauses.pass(() => sendNext(person)));
  }

  const find = async () => (pauses.isPaused() ? [] : personsDue(deps.db));
  return serveTurns({ name: 'outbox', run, find, concurrency: SENDS_AT_ONCE, together: 1, log: deps.log });
}

async function personsDue(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM outbound_messages
    WHERE status IN ('queued', 'sending', 'in_doubt') AND next_attempt_at <= now()
      AND (status <> 'sending' OR lease_until < now() - make_interval(secs => ${DOUBT_SECONDS}))
    LIMIT ${MOST_PERSONS_AT_ONCE}`);
  return rows.map(({ person }) => person);
}
