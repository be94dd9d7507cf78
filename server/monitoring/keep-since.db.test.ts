import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { Check, ServiceState } from './check.ts';
import { keepSinceIn } from './keep-since.ts';
import { createSystemStatus } from './read-system-status.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

let now = Date.parse('2026-11-20T08:00:00Z');
const states: Record<string, ServiceState['status']> = { database: 'healthy', outbox: 'healthy' };
/** A process of the product. */
function start() {
  const check =
    (name: string): Check =>
    async () => ({ status: states[name] ?? 'error' });
  const read = createSystemStatus({
    checks: { database: check('database'), outbox: check('outbox') },
    clock: () => new Date(now),
    log: pino({ level: 'silent' }),
    keepSince: keepSinceIn(database.db),
  });
  return async (at: string) => {
    now = Date.parse(`2026-11-20T${at}:00Z`);
    const { services } = await read();
    return Object.values(services).map(({ since }) => String(since).slice(11, 16));
  };
}

test('Since when a part is as it is outlives the process that saw it, and every process says the same', async () => {
  const first = start();
  expect(await first('08:00')).toEqual(['08:00', '08:00']);
  states.outbox = 'warning';
  expect(await first('08:10')).toEqual(['08:00', '08:10']);
  const second = start();
  expect(await second('09:00')).toEqual(['08:00', '08:10']);
  states.outbox = 'healthy';
  expect(await second('09:30')).toEqual(['08:00', '09:30']);
  expect(await first('09:40')).toEqual(['08:00', '09:30']);
  expect(await start()('10:00')).toEqual(['08:00', '09:30']);
});

test('What was seen while the database was away is kept when it is back', async () => {
  const process = start();
  await process('11:00');
  states.database = 'error';
  expect((await process('11:05'))[0]).toBe('11:05');
  states.database = 'healthy';
  expect((await process('11:20'))[0]).toBe('11:20');
  expect((await start()('12:00'))[0]).toBe('11:20');
});
