import type { Request } from 'express';
import type { Actor, Context } from '../context.ts';
import { findSession } from './find-session.ts';
import { sessionCookies } from './session-cookies.ts';
import type { SessionSecrets } from './session-tokens.ts';

export interface AuthenticateOptions {
  context: Pick<Context, 'db' | 'clock'>;
  secrets: SessionSecrets;
  publicUrl: string | null;
}

/** Longer ones are none of ours and are not looked up. */
const LONGEST_TOKEN = 200;

/**
 * Tells who sent a request, by its bearer token or else its cookie. A bearer token that is no good is not made up for
 * by a cookie. Without any, the database is not asked.
 */
export function authenticator({ context, secrets, publicUrl }: AuthenticateOptions) {
  const cookies = sessionCookies({ publicUrl });
  return async (request: Request): Promise<Actor> => {
    const token = bearer(request) ?? cookies.token(request);
    if (!token || token.length > LONGEST_TOKEN) return { kind: 'nobody' };
    return findSession(context, secrets, token);
  };
}

function bearer(request: Request): string | null {
  return /^bearer +(\S+)\s*$/i.exec(request.get('authorization') ?? '')?.[1] ?? null;
}
