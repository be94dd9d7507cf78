import type { z } from 'zod';
import { type Endpoint, ErrorBody } from '../../../shared/endpoint.ts';
import { ApiError } from './api-error.ts';
import { buildUrl } from './build-url.ts';
import { createSessionRefresh, type SessionRefresh } from './session-refresh.ts';

type Part<K extends string, S extends z.ZodType> =
  Record<never, never> extends z.input<S> ? { [P in K]?: z.input<S> } : { [P in K]: z.input<S> };

/** What a contract wants to be called with; parts without a required key may be left out. */
export type CallInput<C extends Endpoint> = Part<'params', C['params']> &
  Part<'query', C['query']> &
  Part<'body', C['body']> & {
    signal?: AbortSignal;
    /** Sent again with the same key, an idempotent route acts once and answers the same. */
    idempotencyKey?: string;
  };

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  idempotencyKey?: string;
}

/** One for the whole page, since all its requests send the same cookie. */
const pageSession = createSessionRefresh();

/**
 * The one fetch of the web app: asks as the contract says and reads the answer through it. When the token of this session has run out,
 * it is renewed, and the request asked again.
 * Throws ApiError: status 0 when no answer came, code `unreadable` when it is not what the contract promises.
 */
export async function call<C extends Endpoint>(
  contract: C,
  input: CallInput<C>,
  fetcher: typeof fetch = fetch,
  session: SessionRefresh = pageSession,
): Promise<z.output<C['response']>> {
  const { params, query, body, signal, idempotencyKey } = input as LooseInput;
  const url = buildUrl(contract.path, params, query);
  const init: RequestInit = {
    method: contract.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body && !contract.multipart ? JSON_TYPE : {}),
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    ...(body ? { body: contract.multipart ? formOf(body) : JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  };
  const send = () => ask(fetcher, url, init);
  const response = await (contract.access === 'public' ? send() : sendSignedIn(send, fetcher, session));
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, json);
  const parsed = contract.response.safeParse(json);
  if (parsed.success) return parsed.data as z.output<C['response']>;
  throw new ApiError({
    code: 'unreadable',
    status: response.status,
    message: 'The server answered in a way that this page does not understand. Reload the page.',
  });
}

async function sendSignedIn(
  send: () => Promise<Response>,
  fetcher: typeof fetch,
  session: SessionRefresh,
): Promise<Response> {
  const round = session.round();
  const response = await send();
  if (response.status === 401 && (await session.renew(round, fetcher))) return send();
  return response;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** The browser names the type itself, with the boundary that it has made up. */
function formOf(body: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body as Record<string, Blob | string>)) form.set(name, value);
  return form;
}

async function ask(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetcher(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ApiError({ code: 'no_answer', status: 0, message: 'The server cannot be reached right now.' });
  }
}

function refusal(status: number, json: unknown): ApiError {
  const parsed = ErrorBody.safeParse(json);
  if (parsed.success) return new ApiError({ status, ...parsed.data.error });
  return new ApiError({ code: 'unreadable', status, message: `The server answered with ${status}.` });
}
