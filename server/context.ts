import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Endpoint } from '../shared/endpoint.ts';
import type { Role } from '../shared/words.ts';
import type { Db } from './db/db.ts';
import type { Pool } from './db/pool.ts';

/** What every verb receives. The clock is an argument so that tests can hold it still. */
export interface Context {
  pool: Pool;
  db: Db;
  clock: () => Date;
  log: Logger;
}

/** Who acts: a signed-in user, nobody yet, or the product itself (a timer, a webhook). */
export type Actor =
  | { kind: 'user'; id: string; email: string; name: string; role: Role; sessionId: string }
  | { kind: 'nobody' }
  | { kind: 'system' };

export interface RequestContext extends Context {
  actor: Actor;
  requestId: string;
  ip: string;
  userAgent: string;
  /** There when the request has an `Idempotency-Key`: for `http/answer-once`. */
  once?: RequestKey | undefined;
}

/** Whose key it is, and what was asked for with it. */
export interface RequestKey {
  userId: string;
  key: string;
  route: string;
  requestHash: Buffer;
  /** Whether the verb has looked at the key; it must. */
  claimed: boolean;
}

export interface Input<E extends Endpoint> {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: z.output<E['body']>;
}

/** One act of the product, behind one route: it sees neither `req` nor `res`. */
export type Verb<E extends Endpoint> = (
  context: RequestContext,
  input: Input<E>,
) => Promise<z.input<E['response']>>;

/** A file to keep. `type` is a media type with its charset; a body that is made bit by bit is sent as it comes. */
export interface DownloadedFile {
  filename: string;
  type: string;
  body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** What a route does that answers with a file: `api.download`. */
export type DownloadVerb<E extends Endpoint> = (
  context: RequestContext,
  input: Input<E>,
) => Promise<DownloadedFile>;

/** Where features hang their routes; `http/create-api` builds it. A route without a contract cannot exist. */
export interface Api {
  route<E extends Endpoint>(contract: E, verb: Verb<E>): void;
  /** The same rules of access and input; the contract is made by `download` of shared/endpoint. */
  download<E extends Endpoint>(contract: E, verb: DownloadVerb<E>): void;
}
