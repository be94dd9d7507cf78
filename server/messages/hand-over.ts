import type { CloudApiError, SendResult } from '../whatsapp/cloud-api-types.ts';
import { policyOf } from '../whatsapp/error-policy.ts';
import { isMediaFault } from '../whatsapp/media-fault.ts';
import { render, takesPicture } from '../whatsapp/render.ts';
import { asTemplate } from './as-template.ts';
import { type Claimed, keepClaim, LEASE_SECONDS } from './claim-next.ts';
import type { OutboxDependencies } from './outbox.ts';
import { notePictureFailure } from './settle.ts';

/** An upload may take 15 s: so long nobody else may take the message for lost. */
const UPLOAD_LEASE_SECONDS = 18;
/** Attempts in which a picture that can't be uploaded holds its message up; a question without its picture is better than none. */
const ATTEMPTS_WITH_PICTURE = 3;

const failures = {
  tooLong: 'The text is too long for WhatsApp to show it under a picture.',
  missing: 'The file of the picture is not there any more.',
  refused: 'WhatsApp could not use the picture.',
  notTaken: 'The picture could not be handed over to WhatsApp.',
} as const;

/**
 * Hands a claimed message to the Cloud API, with the picture that belongs to it; as a message template while the customer-service
 * window is closed. What Meta does not have yet, or no longer, is
 * uploaded before; what can't be uploaded for good makes the message go out without it.
 * @returns `lost` when the claim ran out meanwhile and somebody else has the message
 */
export async function handOver(deps: OutboxDependencies, message: Claimed): Promise<SendResult | 'lost'> {
  const template = await asTemplate(deps, message);
  if (template === 'lost') return 'lost';
  if (template) return deps.cloudApi.send(template);
  const { picture: filename } = message.content;
  if (filename === undefined) return send(deps, message);
  if (!takesPicture(message.content)) return withoutPicture(deps, message, failures.tooLong);
  const known = await deps.uploads.idOf(filename);
  if (known !== null) {
    const sent = isMediaFault(message.errorCode) ? null : await send(deps, message, known);
    if (sent && !refusesMedia(sent)) return sent;
    await deps.uploads.forget(filename, known);
  }
  // It was accepted with its picture, and failed because of it later.
  if (message.attempts > 1 && isMediaFault(message.errorCode))
    return withoutPicture(deps, message, failures.refused);
  return uploadAndSend(deps, message, filename);
}

async function uploadAndSend(
  deps: OutboxDependencies,
  message: Claimed,
  filename: string,
): Promise<SendResult | 'lost'> {
  if (!(await keepClaim(deps.db, message, UPLOAD_LEASE_SECONDS, deps.clock()))) return 'lost';
  const uploaded = await deps.uploads.upload(filename);
  if (!(await keepClaim(deps.db, message, LEASE_SECONDS, deps.clock()))) return 'lost';
  switch (uploaded.kind) {
    case 'uploaded': {
      const sent = await send(deps, message, uploaded.mediaId);
      return refusesMedia(sent) ? withoutPicture(deps, message, failures.refused) : sent;
    }
    case 'missing':
      return withoutPicture(deps, message, failures.missing);
    case 'failed':
      if (message.attempts < ATTEMPTS_WITH_PICTURE) return { kind: 'not-sent', reason: uploaded.reason };
      return withoutPicture(deps, message, failures.notTaken);
    case 'refused':
      if (mayPass(uploaded.error, message, deps.random)) return uploaded;
      return withoutPicture(deps, message, failures.refused);
  }
}

/** Whether the message waits for what stands in the way of its picture; sending would meet the same where it is the number or the app. */
function mayPass(error: CloudApiError, { attempts }: Claimed, random: () => number): boolean {
  const { action, scope, maxAttempts } = policyOf(error, random);
  if (action !== 'retry') return false;
  return scope !== 'message' || attempts < Math.min(ATTEMPTS_WITH_PICTURE, maxAttempts);
}

async function withoutPicture(
  deps: OutboxDependencies,
  message: Claimed,
  failure: string,
): Promise<SendResult | 'lost'> {
  if (!(await keepClaim(deps.db, message, LEASE_SECONDS, deps.clock()))) return 'lost';
  await notePictureFailure(deps.db, message, failure);
  deps.log.warn(
    { requestId: message.requestId, messageId: message.id, reason: failure },
    '[WHATSAPP] A question goes out without its picture',
  );
  return send(deps, message);
}

const refusesMedia = (result: SendResult) => result.kind === 'refused' && isMediaFault(result.error.code);

function send({ cloudApi }: OutboxDependencies, message: Claimed, picture?: string): Promise<SendResult> {
  const { content, quoteWamid, id: opaque, toPhoneNumber, toUserId } = message;
  const to = toPhoneNumber === null ? { userId: toUserId ?? '' } : { phoneNumber: toPhoneNumber };
  return cloudApi.send(
    render({
      to,
      content,
      opaque,
      ...(quoteWamid !== null && { quoteWamid }),
      ...(picture !== undefined && { picture }),
    }),
  );
}
