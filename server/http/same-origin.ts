import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other sites from acting with somebody's cookie. What changes something must come from our own pages, as the
 * browser says in `Sec-Fetch-Site`, or in `Origin` where it leaves that out (plain http). A request with neither is no
 * browser's; one with a bearer token does not rely on the cookie. Both pass.
 */
export function sameOrigin({ publicUrl }: { publicUrl: string | null }): RequestHandler {
  const ourHost = publicUrl === null ? null : new URL(publicUrl).host;
  return (request, _response, next) => {
    if (SAFE.has(request.method) || hasBearer(request) || fromOurPages(request, ourHost)) next();
    else next(new AppError('forbidden', 'This request came from another site, so it was refused.'));
  };
}

function hasBearer(request: Request): boolean {
  return /^bearer /i.test(request.get('authorization') ?? '');
}

function fromOurPages(request: Request, ourHost: string | null): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  const host = URL.canParse(origin) ? new URL(origin).host : '';
  return host !== '' && (host === request.get('host') || host === ourHost);
}
