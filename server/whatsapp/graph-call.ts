import { type Dispatcher, type FormData, request } from 'undici';
import { DeadlinePassed, withDeadline } from './deadline.ts';
import { networkFault } from './network-fault.ts';

/** More than any answer of Meta's; a longer one is not read. */
const ANSWER_BYTES_MAX = 1024 * 1024;

export interface GraphCall {
  dispatcher: Dispatcher;
  method: 'GET' | 'POST';
  url: string;
  accessToken: string;
  /** JSON, or a form with a file. */
  body?: object | FormData;
  /** Milliseconds for the whole call, connecting and reading included. */
  timeoutMs: number;
}

export type CallOutcome =
  /** `json` is undefined when the body was no JSON. */
  | { kind: 'answer'; httpStatus: number; json: unknown }
  /** No answer; the call may have done its work all the same. */
  | { kind: 'lost'; reason: string }
  /** Not a byte of the call left the house. */
  | { kind: 'unreached'; reason: string };

export const USER_AGENT = 'kinto-app';

/** One call of the Graph API. Never throws; redirects are answers like any other. The deadline is the only timeout. */
export async function graphCall(call: GraphCall): Promise<CallOutcome> {
  let left = false;
  try {
    return await withDeadline(call.timeoutMs, async (signal) => {
      const { body, headers } = encode(call.body, () => {
        left = true;
      });
      const response = await request(call.url, {
        dispatcher: call.dispatcher,
        method: call.method,
        headers: { authorization: `Bearer ${call.accessToken}`, 'user-agent': USER_AGENT, ...headers },
        body,
        signal,
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      return { kind: 'answer', httpStatus: response.statusCode, json: await readJson(response.body) };
    });
  } catch (error) {
    const reason = error instanceof DeadlinePassed ? 'no answer in time' : networkFault(error);
    return { kind: left ? 'lost' : 'unreached', reason };
  }
}

/**
 * JSON goes as an iterable, since undici takes the first piece at the moment when it has a connection and writes: that
 * is how we know a call that was never sent from one whose answer was lost. (undici takes any iterable; its types do
 * not say so.)
 */
function encode(body: object | FormData | undefined, leaves: () => void) {
  if (body === undefined || isForm(body)) return { body: body ?? null, headers: {} };
  const bytes = Buffer.from(JSON.stringify(body));
  async function* pieces() {
    leaves();
    yield bytes;
  }
  const headers = { 'content-type': 'application/json', 'content-length': String(bytes.length) };
  return { body: pieces() as unknown as Dispatcher.RequestOptions['body'], headers };
}

function isForm(body: object): body is FormData {
  return body[Symbol.toStringTag as never] === 'FormData';
}

/** Always reads to the end or breaks off, so that the connection is free again or gone. */
async function readJson(body: AsyncIterable<Buffer>): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > ANSWER_BYTES_MAX) return undefined;
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}
