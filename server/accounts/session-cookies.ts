import type { CookieOptions, Request, Response } from 'express';
import { SESSION_LIFETIME, TOKEN_LIFETIME } from './session-limits.ts';

const REFRESH_PATH = '/api/auth/refresh';

/**
 * The cookies of a sign-in: http-only, so that no script reads them, and SameSite=Lax. Reached by https they are Secure,
 * and their names say so: a browser takes `__Host-` and `__Secure-` cookies from nobody but us.
 */
export function sessionCookies({ publicUrl }: { publicUrl: string | null }) {
  const secure = publicUrl?.startsWith('https:') ?? false;
  const session = secure ? '__Host-kinto_session' : 'kinto_session';
  const refresh = secure ? '__Secure-kinto_refresh' : 'kinto_refresh';
  const base: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' };
  const refreshOnly: CookieOptions = { ...base, path: REFRESH_PATH };
  return {
    set(response: Response, tokens: { token: string; refreshToken: string }): void {
      response.cookie(session, tokens.token, { ...base, maxAge: TOKEN_LIFETIME });
      response.cookie(refresh, tokens.refreshToken, { ...refreshOnly, maxAge: SESSION_LIFETIME });
    },
    clear(response: Response): void {
      response.clearCookie(session, base);
      response.clearCookie(refresh, refreshOnly);
    },
    token: (request: Request) => cookie(request, session),
    refreshToken: (request: Request) => cookie(request, refresh),
  };
}

function cookie(request: Request, name: string): string | null {
  if (!request.cookies)
    throw new Error('cookie-parser must be mounted before whatever asks who is signed in.');
  const value: unknown = request.cookies[name];
  return typeof value === 'string' ? value : null;
}
