import { pino } from 'pino';
import type { RequestContext } from '../context.ts';
import type { Db } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';

/** When the clock of tests stands still. */
export const NOW = new Date('2026-11-20T08:00:00.000Z');

/** What a verb receives in tests: a manager acts, and nothing is logged. */
export function testContext(
  { pool, db }: { pool: Pool; db: Db },
  changes: Partial<RequestContext> = {},
): RequestContext {
  return {
    pool,
    db,
    clock: () => NOW,
    log: pino({ level: 'silent' }),
    actor: {
      kind: 'user',
      id: '11111111-1111-4111-8111-111111111111',
      email: 'meera@example.com',
      name: 'Meera',
      role: 'manager',
      sessionId: '22222222-2222-4222-8222-222222222222',
    },
    requestId: 'request-1',
    ip: '127.0.0.1',
    userAgent: 'test',
    ...changes,
  };
}
