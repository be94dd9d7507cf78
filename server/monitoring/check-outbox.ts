import type { Db } from '../db/db.ts';
import { byLimits, type Check } from './check.ts';
import { readOutbox } from './read-outbox.ts';

/** Seconds that the oldest message has waited. */
const LIMITS = { warning: 60, error: 300 };

export const checkOutbox =
  (db: Db): Check =>
  async () => {
    const { pending, oldestSeconds } = await readOutbox(db);
    const status = byLimits(oldestSeconds, LIMITS);
    const numbers = { pending, oldestSeconds: Math.round(oldestSeconds) };
    if (status === 'healthy') return { status, ...numbers };
    const action =
      'Messages wait to be sent. See the service whatsapp, and error_code and next_attempt_at in outbound_messages.';
    return { status, ...numbers, cause: 'waiting', action };
  };
