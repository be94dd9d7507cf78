import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { withTx } from '../db/with-tx.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import { changeWhatsAppIdentity } from '../operators/change-whatsapp-identity.ts';
import type {
  DeliveryStatusUpdate,
  IdentityChange,
  ParsedWebhook,
  SetAside,
} from '../whatsapp/parsed-webhook.ts';
import { gather } from './gather.ts';
import { keepLeftovers } from './keep-leftovers.ts';
import { type Arrived, type Stored, storeInbound } from './store-inbound.ts';
import type { StrangerLimit } from './stranger-limit.ts';
import { takeStatuses } from './take-statuses.ts';

export interface WebhookDependencies {
  pool: Pool;
  db: Db;
  log: Logger;
  clock: () => Date;
  random: () => number;
  metrics: Metrics;
  strangers: StrangerLimit;
  /** Only this number's webhooks are ours; `null` takes all. */
  phoneNumberId: string | null;
  wakeInbox: (person: string) => void;
  wakeOutbox: (person: string) => void;
  onMoved: (message: { sessionId: string | null; operatorId: number | null }) => void;
}

/** Webhooks that are made durable in one statement, and such statements at a time. */
const TOGETHER = 64;
const AT_ONCE = 2;

export interface Receiver {
  /**
   * Makes durable what one webhook held. When this returns, everything is committed and Meta may have its 200; when it throws,
   * nothing was promised and Meta comes again.
   */
  receive(parsed: ParsedWebhook, arrival: { receivedAt: Date; requestId: string }): Promise<void>;
}

/** Webhooks that come at the same time are stored together. */
export function createReceiver(deps: WebhookDependencies): Receiver {
  const together = { together: TOGETHER, atOnce: AT_ONCE };
  const store = gather({ run: (arrived: Arrived[]) => storeInbound(deps, arrived), ...together });
  const take = gather({ run: (told: DeliveryStatusUpdate[][]) => takeStatuses(deps, told), ...together });
  const isOurs = ({ phoneNumberId }: { phoneNumberId: string | null }) =>
    deps.phoneNumberId === null || phoneNumberId === null || phoneNumberId === deps.phoneNumberId;

  return {
    async receive(parsed, arrival) {
      const messages = parsed.messages.filter(isOurs);
      const statuses = parsed.statuses.filter(isOurs);
      const foreign = [...parsed.messages, ...parsed.statuses]
        .filter((item) => !isOurs(item))
        .map(
          (item): SetAside => ({ reason: `for another phone number: ${item.phoneNumberId}`, raw: item.raw }),
        );
      for (const change of parsed.identityChanges.filter(isOurs)) await changeIdentity(deps, change);
      const stored = messages.length > 0 ? await store({ messages, ...arrival }) : nothing;
      const unknown = statuses.length > 0 ? await take(statuses) : [];
      await keepLeftovers(deps.db, [...parsed.rest, ...foreign, ...unknown.map(notOurs)]);

      deps.metrics.duplicates.inc(stored.duplicates);
      for (const person of stored.persons) deps.wakeInbox(person);
    },
  };
}

const nothing: Stored = { persons: new Set(), duplicates: 0 };

const notOurs = ({ raw }: DeliveryStatusUpdate): SetAside => ({
  reason: 'status of a message that is not ours',
  raw,
});

async function changeIdentity(deps: WebhookDependencies, change: IdentityChange): Promise<void> {
  const context = { clock: deps.clock, actor: { kind: 'system' as const }, ip: '' };
  const outcome = await withTx(deps.pool, (tx) => changeWhatsAppIdentity(tx, context, change));
  if (outcome.kind === 'taken')
    deps.log.error(
      { operatorId: outcome.operatorId, holderId: outcome.holderId },
      '[WHATSAPP] An operator has a new number that belongs to another operator: please sort it out',
    );
}
