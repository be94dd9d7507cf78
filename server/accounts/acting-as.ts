import type { ActContext } from '../audit/record-act.ts';
import type { RequestContext } from '../context.ts';
import type { UserRow } from './present-user.ts';

/** Somebody who was nobody when the request came, and is that user by now. */
export function actingAs(context: RequestContext, user: UserRow): ActContext {
  const { id, email, name, role } = user;
  return { ...context, actor: { kind: 'user', id, email, name, role, sessionId: '' } };
}
