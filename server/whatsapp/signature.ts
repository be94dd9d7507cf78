import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `X-Hub-Signature-256` is right for these bytes [M:wh-endpoint]. Takes the bytes as they came: a body that
 * was parsed and written again has another signature. A repeated header, an empty secret or any other form is wrong.
 */
export function signatureMatches(
  rawBody: Buffer,
  header: string | string[] | undefined,
  appSecret: string,
): boolean {
  if (appSecret === '' || typeof header !== 'string') return false;
  // 'sha256=' and 64 digits; Node joins repeated headers with a comma, which this refuses, too.
  if (header.length !== 71 || !/^sha256=[0-9a-f]{64}$/.test(header)) return false;
  return timingSafeEqual(Buffer.from(header), Buffer.from(sign(rawBody, appSecret)));
}

/** The value of `X-Hub-Signature-256` for these bytes. */
export function sign(rawBody: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(rawBody).digest('hex')}`;
}
