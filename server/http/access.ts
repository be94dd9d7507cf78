import type { Access } from '../../shared/endpoint.ts';
import { roles } from '../../shared/words.ts';
import type { Actor } from '../context.ts';
import { AppError } from '../errors.ts';

/**
 * A role may do all that the ones before it may.
 * @throws AppError unauthenticated when nobody is signed in and somebody must be; forbidden when the role is too small.
 */
export function requireAccess(actor: Actor, access: Access): void {
  if (access === 'public') return;
  if (actor.kind !== 'user') throw new AppError('unauthenticated', 'Please sign in first.');
  if (access === 'signed-in') return;
  if (roles.indexOf(actor.role) < roles.indexOf(access)) {
    throw new AppError('forbidden', `This takes the role ${access}; yours is ${actor.role}.`);
  }
}
