import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';
import { scrapeMetrics } from './scrape-metrics.ts';

const log = pino({ level: 'silent' });

/** Section 5 of the product's contract with admins, with the labels it names. */
const CONTRACT = [
  'http_requests_total',
  'http_request_duration_seconds_bucket',
  'whatsapp_messages_sent_total',
  'whatsapp_messages_processed_total',
  'whatsapp_active_conversations',
  'whatsapp_transaction_duration_seconds_bucket',
  'whatsapp_lock_held_seconds_bucket',
  'whatsapp_reply_latency_seconds_bucket',
  'whatsapp_outbox_pending',
  'whatsapp_outbox_oldest_seconds',
  'whatsapp_duplicates_total',
  'auth_attempts_total',
  'auth_active_sessions',
  'rate_limit_exceeded_total',
  'database_connection_pool_used',
  'database_connection_pool_size',
  'photos_stored_bytes',
  'cleanup_duration_seconds_bucket',
];

test('Every name of the contract is there, and the process itself', async () => {
  const metrics = createMetrics();
  metrics.httpRequests.inc({ status: 200 });
  metrics.messagesSent.inc({ status: 'accepted' });
  metrics.messagesProcessed.inc({ kind: 'text' });
  metrics.authAttempts.inc({ result: 'success' });
  const gauges = {
    whatsapp_active_conversations: 1,
    whatsapp_outbox_pending: 2,
    whatsapp_outbox_oldest_seconds: 3,
    auth_active_sessions: 4,
    database_connection_pool_used: 5,
    database_connection_pool_size: 6,
    photos_stored_bytes: 7,
  };
  const text = await scrapeMetrics(metrics, [() => gauges], log);
  const names = new Set(text.split('\n').map((line) => /^(\w+)[ {]/.exec(line)?.[1]));
  expect(CONTRACT.filter((name) => !names.has(name))).toEqual([]);
  expect(text).toContain('http_requests_total{status="200"} 1');
  expect(text).toContain('auth_attempts_total{result="success"} 1');
  expect(text).toContain('photos_stored_bytes 7');
  expect(text).toContain('process_resident_memory_bytes');
});

test('Two of them in one process do not meet', async () => {
  const [one, other] = [createMetrics(), createMetrics()];
  one.duplicates.inc();
  expect(await scrapeMetrics(other, [], log)).toContain('whatsapp_duplicates_total 0');
});

test('A lock held for half a millisecond and one held for two are told apart', async () => {
  const metrics = createMetrics();
  metrics.lockHeld.observe(0.0004);
  metrics.lockHeld.observe(0.0018);
  const text = await scrapeMetrics(metrics, [], log);
  expect(text).toContain('whatsapp_lock_held_seconds_bucket{le="0.0005"} 1');
  expect(text).toContain('whatsapp_lock_held_seconds_bucket{le="0.002"} 2');
});

test('A reader that fails or hangs costs its own gauges only, and shows no old value', async () => {
  const metrics = createMetrics();
  const pool = () => ({ database_connection_pool_size: 10 });
  await scrapeMetrics(metrics, [pool, () => ({ whatsapp_outbox_pending: 3 })], log);
  const broken = () => {
    throw new Error('no database');
  };
  const hanging = () => new Promise<never>(() => {});
  const text = await scrapeMetrics(metrics, [broken, hanging, pool], log, 20);
  expect(text).toContain('database_connection_pool_size 10');
  expect(text).not.toMatch(/^whatsapp_outbox_pending \d/m);
});
