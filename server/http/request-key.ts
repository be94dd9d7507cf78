import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Endpoint } from '../../shared/endpoint.ts';
import type { Actor, Input, RequestKey } from '../context.ts';
import { AppError } from '../errors.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * The `Idempotency-Key` of a request to a route that knows them, with what tells this request from another; undefined without one.
 * @throws AppError bad_request for a key that can't be one
 */
export function requestKey<E extends Endpoint>(
  contract: E,
  request: Request,
  actor: Actor,
  input: Input<E>,
): RequestKey | undefined {
  const key = request.get('idempotency-key');
  if (!contract.idempotent || key === undefined || actor.kind !== 'user') return undefined;
  if (!KEY.test(key))
    throw new AppError('bad_request', 'Idempotency-Key must be 1 to 200 visible ASCII characters.');
  return {
    userId: actor.id,
    key,
    route: `${contract.method} ${contract.path}`,
    requestHash: createHash('sha256').update(JSON.stringify(input)).digest(),
    claimed: false,
  };
}
