import { type Dispatcher, request } from 'undici';
import type { Attempt } from './delivery.ts';

export type Answer = Attempt & { body: string };

const ANSWER_KEPT = 2000;

/** POSTs a webhook once. Never throws: a refused connection or a timeout is an answer without a status. */
export async function postWebhook(
  dispatcher: Dispatcher,
  url: string,
  body: string | Buffer,
  signature: string | null,
): Promise<Answer> {
  const at = new Date().toISOString();
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
  };
  if (signature !== null) headers['x-hub-signature-256'] = signature;
  try {
    const response = await request(url, { method: 'POST', dispatcher, headers, body });
    const text = await response.body.text();
    return { at, status: response.statusCode, error: null, body: text.slice(0, ANSWER_KEPT) };
  } catch (error) {
    return { at, status: null, error: describe(error), body: '' };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  return error.message ? `${code}: ${error.message}` : code;
}
