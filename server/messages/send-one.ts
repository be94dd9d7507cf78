import { lastFour } from '../log/last-four.ts';
import type { CloudApiError, SendResult } from '../whatsapp/cloud-api-types.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import { type Claimed, DOUBT_SECONDS } from './claim-next.ts';
import { handOver } from './hand-over.ts';
import type { SendDependencies } from './outbox.ts';
import { settleFailed, settleLater } from './settle.ts';

/** A message that could not be handed over for so long has lost its sense: a day, the customer-service window. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;
/** Seconds until the next try when the API can't be reached, by attempt; the last one repeats. */
const UNREACHED_SECONDS = [1, 2, 4, 8, 15, 30, 60];

/** Hands one claimed message to the Cloud API and writes down what came of it. `goOn`: there may be a next one for this
 * person, and it may follow. */
export async function sendOne(deps: SendDependencies, message: Claimed): Promise<{ goOn: boolean }> {
  const { id } = message;
  const result = await handOver(deps, message);
  if (result === 'lost') return { goOn: false };
  deps.metrics.messagesSent.inc({ status: result.kind });
  if (result.kind === 'accepted') {
    deps.pauses.answered();
    return accepted(deps, message, result);
  }
  const details = result.kind === 'refused' ? describe(result.error) : result.reason;
  deps.log.warn(
    {
      requestId: message.requestId,
      messageId: id,
      to: lastFour(message.toPhoneNumber ?? ''),
      attempt: message.attempts,
      result: result.kind,
      code: result.kind === 'refused' ? result.error.code : undefined,
      reason: details,
    },
    '[WHATSAPP] A message was not accepted',
  );
  if (deps.clock().getTime() - message.createdAt.getTime() > GIVE_UP_AFTER_MS) {
    await settleFailed(deps.db, message, { code: null, details: `Not handed over for a day: ${details}` });
    return { goOn: true };
  }
  if (result.kind === 'refused') return refused(deps, message, result.error);
  await settleLater(deps.db, message, {
    status: result.kind === 'in-doubt' ? 'in_doubt' : 'queued',
    inSeconds:
      result.kind === 'in-doubt'
        ? DOUBT_SECONDS
        : (UNREACHED_SECONDS[Math.min(message.attempts, UNREACHED_SECONDS.length) - 1] ?? 1) *
          (0.75 + deps.random() / 2),
    code: null,
    details,
  });
  return { goOn: false };
}

async function accepted(
  deps: SendDependencies,
  message: Claimed,
  result: Extract<SendResult, { kind: 'accepted' }>,
): Promise<{ goOn: boolean }> {
  const now = deps.clock();
  if (message.repliesToReceivedAt && message.attempts === 1)
    deps.metrics.replyLatency.observe((now.getTime() - message.repliesToReceivedAt.getTime()) / 1_000);
  const { more } = await deps.settleAccepted({ id: message.id, wamid: result.wamid, acceptedAt: now });
  deps.log.info(
    {
      requestId: message.requestId,
      messageId: message.id,
      sessionId: message.sessionId,
      to: lastFour(message.toPhoneNumber ?? ''),
    },
    '[WHATSAPP] Message handed over',
  );
  if (message.operatorId !== null) await deps.onRecipient(message.operatorId, result);
  return { goOn: more };
}

async function refused(
  deps: SendDependencies,
  message: Claimed,
  error: CloudApiError,
): Promise<{ goOn: boolean }> {
  const policy = policyOf(error, deps.random);
  const why = { code: error.code, details: describe(error) };
  if (policy.alarm)
    deps.log.error({ code: error.code, reason: policy.plainWords }, '[WHATSAPP] An admin has to act');
  const hurtsAll = policy.scope === 'number' || policy.scope === 'app';
  const wait = hurtsAll ? deps.pauses.pause(policy.delaySeconds) : policy.delaySeconds(message.attempts);
  if (!hurtsAll) deps.pauses.answered();
  // What hurts the number or the app is no fault of this message: it waits as long as it makes sense.
  const mayRetry =
    policy.action === 'retry' && (policy.scope !== 'message' || message.attempts < policy.maxAttempts);
  if (!mayRetry) {
    await settleFailed(deps.db, message, why);
    return { goOn: true };
  }
  await settleLater(deps.db, message, { status: 'queued', inSeconds: wait, ...why });
  return { goOn: false };
}

const describe = (error: CloudApiError) => (error.details ?? error.title).slice(0, 2000);
