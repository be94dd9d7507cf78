import type { systemStatus } from '../../shared/contracts/system.ts';
import type { Verb } from '../context.ts';
import type { ReadSystemStatus } from './read-system-status.ts';

/** Everybody sees which parts are well; numbers and what to do are for people who are signed in. */
export const systemStatusVerb =
  (read: ReadSystemStatus, about: { version: string; uptime: () => number }): Verb<typeof systemStatus> =>
  async ({ actor }) => {
    const whole = await read();
    if (actor.kind === 'user')
      return { ...whole, version: about.version, uptimeSeconds: Math.round(about.uptime()) };
    const states = Object.entries(whole.services).map(([name, { status }]) => [name, { status }]);
    return { ...whole, services: Object.fromEntries(states) };
  };
