import type { Logger } from 'pino';
import type { Db } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { withTx } from '../db/with-tx.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import { changeWhatsAppIdentity } from '../operators/change-whatsapp-identity.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import type {
  DeliveryStatusUpdate,
  IdentityChange,
  ParsedWebhook,
  SetAside,
} from '../whatsapp/parsed-webhook.ts';
import { applyDeliveryStatuses, type Moved } from './apply-delivery-statuses.ts';
import { keepLeftovers } from './keep-leftovers.ts';
import { sendAgain } from './settle.ts';
import { storeInbound } from './store-inbound.ts';

export interface WebhookDependencies {
  pool: Pool;
  db: Db;
  log: Logger;
  clock: () => Date;
  random: () => number;
  metrics: Metrics;
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
  const stored = await storeInbound(deps.db, parsed.messages.filter(ours), arrival, deps.log);
  const { moved, unknown } = await applyDeliveryStatuses(deps.db, parsed.statuses.filter(ours));
  for (const message of moved) await onMoved(deps, message);
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

/** A message that failed after it had been accepted goes out again when its reason passes. */
async function onMoved(deps: WebhookDependencies, message: Moved): Promise<void> {
  if (message.failedNow) {
    const policy = policyOf({ code: message.errorCode }, deps.random);
    deps.log.warn(
      {
        messageId: message.id,
        sessionId: message.sessionId,
        code: message.errorCode,
        reason: policy.plainWords,
      },
      '[WHATSAPP] A message was not delivered',
    );
    if (policy.alarm)
      deps.log.error(
        { code: message.errorCode, reason: policy.plainWords },
        '[WHATSAPP] An admin has to act',
      );
    if (policy.action === 'retry' && message.attempts < policy.maxAttempts)
      await sendAgain(deps.db, message.id, policy.delaySeconds(message.attempts));
  }
  // The messages behind a send in doubt may follow now.
  if (message.settledNow) deps.wakeOutbox(message.person);
  deps.onMoved(message);
}
