import { z } from 'zod';
import type { Role } from './words.ts';

/**
 * What pages are told has changed: the first words of their query keys. `submissions:42` names one of them.
 * `everything` makes every page ask again.
 */
export type Topic =
  | 'assignments'
  | 'submissions'
  | 'transcripts'
  | 'conversations'
  | 'templates'
  | 'machines'
  | 'operators'
  | 'users'
  | 'settings'
  | 'everything'
  | `submissions:${string}`
  | `transcripts:${string}`;

/** Who may call: anybody, anybody signed in, or people of that role and the ones above it. */
export type Access = 'public' | 'signed-in' | Role;

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Express form: `/api/machines/:id`. */
  path: string;
  access: Access;
  /** One line for the API page. */
  summary: string;
  params: P;
  query: Q;
  body: B;
  response: R;
  /** The status of a success; 200 unless said. */
  status: 200 | 201;
  /** What a success changes: every open page, of every process, asks for these again. */
  changes: readonly Topic[];
  /** Asked twice with the same `Idempotency-Key`, it acts once and answers the same. Its verb uses `answerOnce`. */
  idempotent?: boolean;
  /** The answer is a file of one of these media types instead of JSON. */
  files?: readonly string[];
  /** The body is `multipart/form-data` with one file, its part called `file`, instead of JSON. */
  multipart?: true;
}

const Nothing = z.object({});
type Nothing = typeof Nothing;

/**
 * A contract of one route, written once: the server validates with it, the client is typed by it and the OpenAPI page shows it.
 * What is left out (params, query, body) is an object without keys.
 */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(contract: {
  method: Endpoint['method'];
  path: string;
  access: Access;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: 200 | 201;
  changes?: readonly Topic[];
  idempotent?: boolean;
}): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    changes: [],
    ...contract,
    params: contract.params ?? (Nothing as unknown as P),
    query: contract.query ?? (Nothing as unknown as Q),
    body: contract.body ?? (Nothing as unknown as B),
  };
}

/** A contract of a route that answers with a file to keep, of one of the media types in `files`; refusals are JSON as everywhere. */
export function download<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing>(contract: {
  path: string;
  access: Access;
  summary: string;
  params?: P;
  query?: Q;
  files: readonly string[];
}): Endpoint<P, Q, Nothing, z.ZodUnknown> {
  return { ...endpoint({ method: 'GET', ...contract, response: z.unknown() }), files: contract.files };
}

/** The one file of an upload: a Blob in the browser, its bytes on the server. */
const File = z.custom<Blob | Uint8Array>(
  (value) => value instanceof Uint8Array || (typeof Blob !== 'undefined' && value instanceof Blob),
  'is required: send one file as multipart/form-data',
);

/** A contract of a route that takes one file, as `multipart/form-data`; at most 10 MB. */
export function upload<R extends z.ZodType>(contract: {
  path: string;
  access: Access;
  summary: string;
  response: R;
}) {
  const whole = endpoint({ method: 'POST', ...contract, body: z.object({ file: File }), status: 201 });
  return { ...whole, multipart: true } as const;
}

/** The answer of every refused request. `fields` names what was wrong with which part of the input. */
export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A page of a list: `nextCursor` goes back as `?cursor=`; null on the last page. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};

/**
 * In the body of a change: the `updatedAt` that its editor saw. When the row has moved on since, the answer is a 409 that says who
 * was faster, and nothing is written. Left out, the change is made to whatever is there.
 */
export const seen = { updatedAt: z.iso.datetime({ offset: true }).optional() };

/** ids in paths: whole numbers, and the varchar ids of assignments, submissions and sessions. */
export const IntId = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
export const TextId = z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/, 'is not an id') });

/** Text that a person typed: trimmed, without NUL (PostgreSQL refuses it) and lone surrogates. */
export const cleanText = (max: number) =>
  z
    .string()
    .transform((s) => s.replaceAll('\u0000', '').toWellFormed().trim())
    .pipe(z.string().max(max));
export const name = (max: number) => cleanText(max).pipe(z.string().min(1, 'must not be empty'));
