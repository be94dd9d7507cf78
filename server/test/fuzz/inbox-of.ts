import { expect } from 'vitest';
import type { World } from '../world.ts';

export interface Inbox {
  kept: number;
  handled: number;
  setAside: number;
  leftovers: number;
}

/** What is in the inbox once nothing waits any more. @throws when something still waits after `withinMs` */
export async function drainedInbox(world: World, withinMs: number): Promise<Inbox> {
  const count = async (query: string) => Number((await world.database.sql<{ n: string }>(query))[0]?.n);
  await expect
    .poll(() => count('SELECT count(*) AS n FROM inbound_messages WHERE handled_at IS NULL'), {
      timeout: withinMs,
      interval: 500,
    })
    .toBe(0);
  return {
    kept: await count('SELECT count(*) AS n FROM inbound_messages'),
    handled: await count(`SELECT count(*) AS n FROM inbound_messages WHERE outcome <> 'set_aside'`),
    setAside: await count(`SELECT count(*) AS n FROM inbound_messages WHERE outcome = 'set_aside'`),
    leftovers: await count('SELECT count(*) AS n FROM webhook_leftovers'),
  };
}

/** What the product should never say, whatever it is sent: that a fault of its own came to light. */
export function ownFaults(world: World): string[] {
  return world.warnings
    .filter(({ level, msg }) => level !== 'warn' && !EXPECTED.some((words) => msg.includes(words)))
    .map(({ msg, ...about }) => `${msg} ${JSON.stringify(about).slice(0, 1_500)}`);
}

/** A photo that does not exist, a status that says what an admin has to do, and two operators with one number. */
const EXPECTED = ['Photo failed', 'An admin has to act', 'a new number that belongs to another operator'];
