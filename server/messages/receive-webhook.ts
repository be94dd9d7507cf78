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
import { keepLeftovers } from './keep-leftovers.ts';
import { storeInbound } from './store-inbound.ts';
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

/**
 * Makes durable what one webhook held. When this returns, everything is committed and Meta may have its 200; when it throws,
 * nothing was promised and Meta comes again.
 */
export async function receiveWebhook(
  deps: WebhookDependencies,
  parsed: ParsedWebhook,
  arrival: { receivedAt: Date; requestId: string },
): Promise<void> {
  const ours = ({ phoneNumberId }: { phoneNumberId: string | null }) =>
    deps.phoneNumberId === null || phoneNumberId === null || phoneNumberId === deps.phoneNumberId;
  const foreign = [...parsed.messages, ...parsed.statuses]
    .filter((item) => !ours(item))
    .map((item): SetAside => ({ reason: `for another phone number: ${item.phoneNumberId}`, raw: item.raw }));

  for (const change of parsed.identityChanges.filter(ours)) await changeIdentity(deps, change);
  const stored = await storeInbound(deps, parsed.messages.filter(ours), arrival);
  const unknown = await takeStatuses(deps, parsed.statuses.filter(ours));
  await keepLeftovers(deps.db, [...parsed.rest, ...foreign, ...unknown.map(notOurs)]);

  deps.metrics.duplicates.inc(stored.duplicates);
  for (const person of stored.persons) deps.wakeInbox(person);
}

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
