import { createHmac } from 'node:crypto';

/** The value of `X-Hub-Signature-256`: HMAC-SHA256 of exactly these bytes, keyed with the app secret. */
export function sign(body: string | Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}
