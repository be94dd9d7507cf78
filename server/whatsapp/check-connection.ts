import { createHmac } from 'node:crypto';
import type { CloudApiError } from './cloud-api-types.ts';
import { openConnections } from './connections.ts';
import { policyOf } from './error-policy.ts';
import { graphCall } from './graph-call.ts';
import { readHealth } from './read-health.ts';
import { orFailed, settleCall } from './settle-call.ts';

export interface Credentials {
  accessToken: string;
  phoneNumberId: string;
  appSecret: string;
}

export interface CheckedPart {
  what: keyof Credentials;
  state: 'good' | 'bad' | 'unknown';
  message: string;
}

const TIMEOUT = 8_000;
const CONNECT_TIMEOUT = 5_000;
/** A bad access token; and one that has ended [M:errors]. */
const TOKEN_CODES = [0, 102, 104, 190];

/**
 * Asks the Graph API for the number, once with a proof of the app secret: a wrong proof is refused by name, a wrong token and an
 * unknown number are refused by code. Sends nothing to anybody, and never throws.
 * @returns each of the three, with what was found or what to do
 */
export async function checkConnection(
  api: { apiUrl: string; version: string },
  credentials: Credentials,
): Promise<CheckedPart[]> {
  const connections = openConnections(CONNECT_TIMEOUT);
  const { accessToken, phoneNumberId, appSecret } = credentials;
  const ask = async (proof: string | null) => {
    const query = new URLSearchParams({
      fields: 'status,quality_rating,display_phone_number,throughput',
      ...(proof && { appsecret_proof: proof }),
    });
    const outcome = await graphCall({
      dispatcher: connections.dispatcher,
      method: 'GET',
      url: `${api.apiUrl.replace(/\/+$/, '')}/${api.version}/${phoneNumberId}?${query}`,
      accessToken,
      timeoutMs: TIMEOUT,
    });
    return orFailed(settleCall(outcome, [accessToken, appSecret]), readHealth);
  };
  try {
    const proven = await ask(createHmac('sha256', appSecret).update(accessToken).digest('hex'));
    if (proven.kind !== 'refused' || !isAboutProof(proven.error)) return partsOf(proven, null);
    return partsOf(await ask(null), proven.error);
  } finally {
    await connections.close(0);
  }
}

type Answer =
  | Exclude<ReturnType<typeof readHealth>, null>
  | { kind: 'refused'; error: CloudApiError }
  | { kind: 'failed' };

/** @param secretError what was said against the proof of the app secret; null when nothing was */
function partsOf(answer: Answer, secretError: CloudApiError | null): CheckedPart[] {
  const secret: CheckedPart = secretError
    ? {
        what: 'appSecret',
        state: 'bad',
        message:
          'This is not the secret of the app that the access token belongs to. See App settings, Basic.',
      }
    : { what: 'appSecret', state: 'good', message: 'Belongs to the app of the access token.' };
  if (answer.kind === 'found') {
    const quality = answer.qualityRating ? `, quality ${answer.qualityRating.toLowerCase()}` : '';
    const number = answer.displayPhoneNumber ?? 'The number';
    return [
      { what: 'accessToken', state: 'good', message: 'Accepted.' },
      answer.status === null || answer.status === 'CONNECTED'
        ? { what: 'phoneNumberId', state: 'good', message: `${number}, connected${quality}.` }
        : {
            what: 'phoneNumberId',
            state: 'bad',
            message: `${number} cannot send: ${answer.status}. See WhatsApp Manager.`,
          },
      secret,
    ];
  }
  const unknown = (what: keyof Credentials, message: string): CheckedPart => ({
    what,
    state: 'unknown',
    message,
  });
  const later = 'Can be told once the access token is accepted.';
  if (answer.kind === 'failed') {
    const message = 'The Cloud API does not answer. Is this server allowed to reach it?';
    return [
      unknown('accessToken', message),
      unknown('phoneNumberId', message),
      unknown('appSecret', message),
    ];
  }
  const { error } = answer;
  if (isAboutProof(error) && secretError)
    return [
      unknown('accessToken', 'Can be told once the app secret is right.'),
      unknown('phoneNumberId', later),
      secret,
    ];
  if (error.httpStatus === 401 || TOKEN_CODES.includes(error.code ?? -1))
    return [
      {
        what: 'accessToken',
        state: 'bad',
        message:
          'Not accepted: mistyped, ended, or of another app. A permanent one belongs to a system user.',
      },
      unknown('phoneNumberId', later),
      secretError ? secret : unknown('appSecret', later),
    ];
  if (error.code === 100 && error.subcode === 33)
    return [
      { what: 'accessToken', state: 'good', message: 'Accepted.' },
      {
        what: 'phoneNumberId',
        state: 'bad',
        message: 'Not known, or the access token may not use it. It is the number’s id, not the number.',
      },
      secret,
    ];
  const { plainWords } = policyOf(error, () => 0);
  return [
    unknown('accessToken', plainWords),
    unknown('phoneNumberId', plainWords),
    secretError ? secret : unknown('appSecret', plainWords),
  ];
}

/** Code 100 with the parameter's name in its words: a proof is wrong, or one is needed. */
const isAboutProof = (error: CloudApiError) =>
  /appsecret_proof/i.test(`${error.title} ${error.details ?? ''}`);
