import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant, type Plant } from './plant.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let plant: Plant;

beforeAll(async () => {
  world = await startWorld();
  plant = await makePlant(world);
  const { manager } = world;
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(2);
  await phone.hears(0);
  await world.settled();
  await world.controls.switches({ deliverTwice: true });
  await phone.text('ok');
  await phone.hears(1);
  await world.settled();
  await world.controls.switches({ deliverTwice: false });
  await manager.ask('POST', '/api/auth/login', { email: 'admin@example.com', password: 'wrong' });
});
afterAll(() => world.stop());

const get = (path: string) => fetch(world.kinto.url + path);
const json = async (path: string) => (await get(path)).json() as Promise<Record<string, unknown>>;

/** All series of a scrape, by name and labels. */
async function scrape(): Promise<Map<string, number>> {
  const answer = await get('/metrics');
  expect(answer.status).toBe(200);
  const series = new Map<string, number>();
  for (const line of (await answer.text()).split('\n')) {
    const [, name, value] = /^([^#\s]\S*(?:\{[^}]*\})?) (\S+)$/.exec(line) ?? [];
    if (name) series.set(name, Number(value));
  }
  return series;
}

test('every metric that dashboards use is there, with what a conversation makes of it', async () => {
  const found = await scrape();
  expect(Object.fromEntries(found)).toMatchObject({
    'whatsapp_messages_sent_total{status="accepted"}': 2,
    'whatsapp_messages_processed_total{kind="text"}': 1,
    whatsapp_active_conversations: 1,
    whatsapp_outbox_pending: 0,
    whatsapp_outbox_oldest_seconds: 0,
    whatsapp_duplicates_total: 1,
    whatsapp_reply_latency_seconds_count: 1,
    'auth_attempts_total{result="success"}': 1,
    'auth_attempts_total{result="failure"}': 1,
    auth_active_sessions: 1,
    rate_limit_exceeded_total: 0,
    database_connection_pool_size: 16,
    photos_stored_bytes: 0,
    'http_requests_total{status="201"}': expect.any(Number),
    'http_requests_total{status="401"}': 1,
    cleanup_duration_seconds_count: expect.any(Number),
    database_connection_pool_used: expect.any(Number),
  });
  for (const name of [
    'http_request_duration_seconds',
    'whatsapp_transaction_duration_seconds',
    'whatsapp_lock_held_seconds',
    'whatsapp_reply_latency_seconds',
  ]) {
    const [count, sum] = [found.get(`${name}_count`) ?? 0, found.get(`${name}_sum`) ?? 0];
    expect(count, name).toBeGreaterThan(0);
    expect(sum / count, name).toBeGreaterThan(0);
    expect(found.get(`${name}_bucket{le="+Inf"}`), name).toBe(count);
  }
});

test('health, without a login and without secrets', async () => {
  for (const path of ['/health', '/api/health'])
    expect(await json(path)).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      version: '0.0.0-test',
      uptime: expect.any(Number),
    });
  expect(await json('/api/health/db')).toEqual({ database: 'connected', latency_ms: expect.any(Number) });
});

const SERVICES = ['database', 'whatsapp', 'webhook', 'outbox', 'photos', 'disk', 'jobs'];

test('system status: states for everybody, details for those who are signed in', async () => {
  const states = (await json('/api/system-status')) as { services: Record<string, object> };
  expect(states).toMatchObject({ overall: expect.stringMatching(/^(healthy|warning)$/) });
  expect(Object.keys(states.services).sort()).toEqual([...SERVICES].sort());
  for (const service of Object.values(states.services)) expect(Object.keys(service)).toEqual(['status']);
  const detailed = await world.manager.get<typeof states>('/api/system-status');
  expect(Object.keys(detailed.services).sort()).toEqual([...SERVICES].sort());
  expect(Object.keys(detailed.services.outbox ?? {}).length).toBeGreaterThan(1);
});

test('installations: the newest submissions as a bare array', async () => {
  const found = await world.manager.get<object[]>('/api/installations?limit=5');
  expect(found).toEqual([
    expect.objectContaining({
      status: 'pending',
      answers: [expect.objectContaining({ taskIndex: 0, result: 'OK' })],
    }),
  ]);
});

test('the OpenAPI page names every route of the contract', async () => {
  const { openapi, paths } = (await json('/api/openapi.json')) as { openapi: string; paths: object };
  expect(openapi).toMatch(/^3\./);
  for (const path of ['/api/assignments', '/api/submissions/{id}', '/api/system-status', '/health'])
    expect(Object.keys(paths)).toContain(path);
  expect((await get('/api/docs')).status).toBe(200);
});
