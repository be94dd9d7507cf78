import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import type { CloudApi } from '../whatsapp/cloud-api-types.ts';
import { type Claimed, claimNext, DOUBT_SECONDS, keepClaim, LEASE_SECONDS } from './claim-next.ts';
import { gather } from './gather.ts';
import { createHanded } from './handed.ts';
import { createPauses, type Pauses } from './pauses.ts';
import { sendOne } from './send-one.ts';
import { type ServedTurns, serveTurns } from './serve-turns.ts';
import { type Accepted, giveBack, settleAccepted } from './settle.ts';
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

/** What one send needs besides. */
export interface SendDependencies extends OutboxDependencies {
  pauses: Pauses;
  settleAccepted: (accepted: Accepted) => Promise<{ more: boolean }>;
}

/** Sends at once in one process; Meta allows a number 80 messages a second, and 1,000 at its highest [M:throughput]. */
const SENDS_AT_ONCE = 64;
/** Accepted messages that are settled in one statement, and such statements at a time. */
const SETTLED_TOGETHER = 64;
const SETTLED_AT_ONCE = 2;
/** A message that was claimed longer ago, in milliseconds, is claimed anew before it goes: what came in meanwhile is no reply to it. */
const CLAIMED_LONG_AGO = 250;

export interface Outbox extends ServedTurns {
  /** Whether a message that is handed to it now would go at once. */
  hasRoom(): boolean;
  /** Resolves when there is room for the replies of a whole turn; soon in any case. */
  room(): Promise<void>;
  /** Sends a message that the transaction which wrote it has claimed, too: nothing is before it in its person's line. */
  hand(message: Claimed): void;
}

/** Sends what transactions have written: in order for each person, after the commit, never inside a transaction. */
export function createOutbox(deps: OutboxDependencies): Outbox {
  const pauses = createPauses(deps.clock, () => turns.look());
  const handed = createHanded(SENDS_AT_ONCE);
  const sending = {
    ...deps,
    pauses,
    settleAccepted: gather({
      run: (accepted: Accepted[]) => settleAccepted(deps.db, accepted),
      together: SETTLED_TOGETHER,
      atOnce: SETTLED_AT_ONCE,
    }),
  };

  /** @returns whether there may be a next one for this person, that may follow now */
  async function sendNext(person: string): Promise<boolean> {
    const message =
      (await takeHanded(person)) ?? (await claimNext(deps.db, person, deps.newId(), deps.clock()));
    if (!message) return false;
    const { goOn } = await sendOne(sending, message);
    deps.onMoved(message);
    return goOn;
  }

  async function takeHanded(person: string): Promise<Claimed | null> {
    const found = handed.take(person);
    if (!found) return null;
    const { message, at } = found;
    if (performance.now() - at < CLAIMED_LONG_AGO) return message;
    return (await keepClaim(deps.db, message, LEASE_SECONDS, deps.clock())) ? message : null;
  }

  async function run([person = '']: string[]): Promise<void> {
    let goOn: boolean | null;
    do {
      goOn = await pauses.pass(() => sendNext(person));
    } while (goOn || (goOn === false && handed.has(person)));
    // It is quiet: what was handed to us waits like everything else.
    if (goOn === null) await letGo(person);
  }

  async function letGo(person: string): Promise<void> {
    const found = handed.take(person);
    if (found) await giveBack(deps.db, found.message);
  }

  const find = async () => (pauses.isPaused() ? [] : personsDue(deps.db));
  const turns = serveTurns({
    name: 'outbox',
    run,
    find,
    concurrency: SENDS_AT_ONCE,
    together: 1,
    log: deps.log,
  });
  return {
    ...turns,
    hasRoom: () => handed.hasRoom() && !pauses.isPaused(),
    room: () => (pauses.isPaused() ? Promise.resolve() : handed.room()),
    hand(message) {
      handed.put(message);
      turns.wake(message.person);
    },
    async stop() {
      await turns.stop();
      for (const person of handed.persons()) await letGo(person);
    },
  };
}

async function personsDue(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ person: string }>(sql`
    SELECT DISTINCT person FROM outbound_messages
    WHERE status IN ('queued', 'sending', 'in_doubt') AND next_attempt_at <= now()
      AND (status <> 'sending' OR lease_until < now() - make_interval(secs => ${DOUBT_SECONDS}))
    LIMIT ${MOST_PERSONS_AT_ONCE}`);
  return rows.map(({ person }) => person);
}
