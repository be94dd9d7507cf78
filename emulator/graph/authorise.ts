import type { World } from '../world/world.ts';
import { GraphError } from './graph-error.ts';

/** Lets a known bearer token pass; the words `expired` and `invalid` are always refused, for tests. */
export function authorise(world: World, header: string | undefined): void {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) {
    throw new GraphError(190, {
      message: 'Invalid OAuth access token - Cannot parse access token',
    });
  }
  if (token === 'expired') {
    throw new GraphError(190, {
      message: 'Error validating access token: Session has expired.',
      subcode: 463,
    });
  }
  const expected = world.settings.accessToken;
  if (token === 'invalid' || (expected !== null && token !== expected)) {
    throw new GraphError(190, { message: 'Invalid OAuth access token - Cannot parse access token' });
  }
}
