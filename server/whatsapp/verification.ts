import { createHash, timingSafeEqual } from 'node:crypto';

export type VerificationAnswer = { status: 200; body: string } | { status: 403 };

/** Meta's challenges are ten digits or so; anything longer, or not printable ASCII, is not from Meta. */
const challengeForm = /^[\x20-\x7e]{1,256}$/;

/**
 * Answers Meta's verification of the webhook [M:wh-endpoint]: the bare challenge for the right token, to be sent as
 * text/plain. `hub.verify_token` alone, when right, gets an empty 200, for people who try it by hand. Everything else,
 * repeated parameters included, is a 403.
 */
export function answerVerification(query: Record<string, unknown>, verifyToken: string): VerificationAnswer {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
  if (typeof token !== 'string' || verifyToken === '' || !equal(token, verifyToken)) return { status: 403 };
  if (mode === undefined && challenge === undefined) return { status: 200, body: '' };
  if (mode !== 'subscribe' || typeof challenge !== 'string') return { status: 403 };
  return challengeForm.test(challenge) ? { status: 200, body: challenge } : { status: 403 };
}

/** In constant time: hashes are of one length, whatever was sent. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
