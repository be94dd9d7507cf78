import type { Db } from '../db/db.ts';
import { withTx } from '../db/with-tx.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import type { DeliveryStatusUpdate } from '../whatsapp/parsed-webhook.ts';
import { applyDeliveryStatuses, type Moved } from './apply-delivery-statuses.ts';
import type { WebhookDependencies } from './receive-webhook.ts';
import { sendAgain } from './settle.ts';

type StatusDependencies = Pick<
  WebhookDependencies,
  'pool' | 'db' | 'log' | 'random' | 'wakeOutbox' | 'onMoved'
>;

/**
 * Writes the delivery statuses of several webhooks. A message that failed after it had been accepted goes out again when its reason passes: in the same
 * transaction, since Meta's second try of this webhook would find it failed already and leave it so.
 * @returns of each webhook, in order, the statuses that belong to no message of ours
 */
export async function takeStatuses(
  deps: StatusDependencies,
  told: DeliveryStatusUpdate[][],
): Promise<DeliveryStatusUpdate[][]> {
  const statuses = told.flat();
  const write = (db: Db) => applyAndRetry(deps, db, statuses);
  const someFailed = statuses.some(({ status }) => status === 'failed');
  const { moved, unknown } = await (someFailed ? withTx(deps.pool, write) : write(deps.db));
  for (const message of moved) {
    if (message.failedNow) reportFailed(deps, message);
    // The messages behind a send in doubt may follow now.
    if (message.settledNow) deps.wakeOutbox(message.person);
    deps.onMoved(message);
  }
  const ofNobody = new Set(unknown);
  return told.map((those) => those.filter((status) => ofNobody.has(status)));
}

async function applyAndRetry(deps: StatusDependencies, db: Db, statuses: DeliveryStatusUpdate[]) {
  const applied = await applyDeliveryStatuses(db, statuses);
  for (const { id, failedNow, errorCode, attempts } of applied.moved) {
    const policy = policyOf({ code: errorCode }, deps.random);
    if (failedNow && policy.action === 'retry' && attempts < policy.maxAttempts)
      await sendAgain(db, id, policy.delaySeconds(attempts));
  }
  return applied;
}

function reportFailed({ log, random }: StatusDependencies, { id, sessionId, errorCode }: Moved): void {
  const policy = policyOf({ code: errorCode }, random);
  log.warn(
    { messageId: id, sessionId, code: errorCode, reason: policy.plainWords },
    '[WHATSAPP] A message was not delivered',
  );
  if (policy.alarm)
    log.error({ code: errorCode, reason: policy.plainWords }, '[WHATSAPP] An admin has to act');
}
