import type { Request } from 'express';
import type { z } from 'zod';
import type { Endpoint } from '../../shared/endpoint.ts';
import { inWords } from '../../shared/in-words.ts';
import type { Input } from '../context.ts';
import { AppError } from '../errors.ts';

type Faults = Record<string, string>;

/**
 * Params, query and body as the contract has them; keys it does not know are dropped.
 * @throws AppError bad_request with all faults at once, each under the name of its field.
 */
export function checkInput<E extends Endpoint>(contract: E, request: Request, body: unknown): Input<E> {
  const faults: Faults = {};
  const input = {
    params: check(contract.params, request.params, 'params', faults),
    query: check(contract.query, request.query, 'query', faults),
    body: check(contract.body, body ?? {}, 'body', faults),
  };
  const found = Object.entries(faults);
  if (found.length === 0) return input as Input<E>;
  if (body === undefined && sentSomething(request)) {
    throw new AppError('bad_request', 'Send JSON, with Content-Type: application/json.');
  }
  const words = found.map(([field, fault]) => `${field} ${fault}`);
  throw new AppError('bad_request', `${words.slice(0, MOST_NAMED).join(', ')}.`, { fields: faults });
}

/** How many faults the message names; `fields` has them all. */
const MOST_NAMED = 5;

/**
 * What the client gets: the verb's answer without the keys that the contract does not know.
 * @throws Error (a fault of ours) when the answer does not fit.
 */
export function checkAnswer<E extends Endpoint>(contract: E, answer: unknown): z.output<E['response']> {
  const parsed = contract.response.safeParse(answer);
  if (parsed.success) return parsed.data as z.output<E['response']>;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new Error(
    `The answer of ${contract.method} ${contract.path} breaks its contract: ${where.join(', ')}`,
  );
}

function check(schema: z.ZodType, value: unknown, part: string, faults: Faults): unknown {
  const parsed = schema.safeParse(value, { error: inWords });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) faults[issue.path.join('.') || part] ??= issue.message;
  return undefined;
}

function sentSomething(request: Request): boolean {
  return request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;
}
