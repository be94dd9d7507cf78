import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, expect, test } from 'vitest';
import type { ServiceState } from './check.ts';
import { healthRoute } from './health-route.ts';
import { createMetrics } from './metrics.ts';
import { metricsRoute } from './metrics-route.ts';
import { createSystemStatus } from './read-system-status.ts';

/** A closed server's handle goes at the end of the next turn of the event loop. */
afterAll(async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
});

const log = pino({ level: 'silent' });
const clock = () => new Date('2026-11-20T08:00:00Z');

function metricsApp(token: string | null, remoteAddress?: string) {
  const app = express();
  app.use((req, _res, next) => {
    // What a caller from elsewhere looks like: the socket's own address, not a header.
    if (remoteAddress) Object.defineProperty(req.socket, 'remoteAddress', { value: remoteAddress });
    next();
  });
  app.get('/metrics', metricsRoute({ metrics: createMetrics(), readers: [], token, log }));
  return app;
}

test('Metrics: from this machine, in the form that Prometheus reads', async () => {
  const answer = await request(metricsApp(null)).get('/metrics').expect(200);
  expect(answer.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.text).toContain('# TYPE whatsapp_lock_held_seconds histogram');
});

test.each([
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'via',
])('Metrics: a proxy on this machine (%s) is not this machine', async (header) => {
  await request(metricsApp(null)).get('/metrics').set(header, '127.0.0.1').expect(403);
  await request(metricsApp('t0ken')).get('/metrics').set(header, '127.0.0.1').expect(401);
});

test.each([
  '10.0.0.7',
  '127.0.0.1.example',
  '::ffff:10.0.0.7',
  '2001:db8::1',
])('Metrics: %s must bring the token', async (address) => {
  const closed = await request(metricsApp(null, address)).get('/metrics').expect(403);
  expect(closed.body.error).toMatchObject({
    code: 'forbidden',
    message: expect.stringMatching(/METRICS_TOKEN/),
  });
  const app = metricsApp('t0ken', address);
  await request(app).get('/metrics').expect(401);
  for (const wrong of ['Bearer t0ke', 'Bearer t0ken2', 'Bearer ', 'Basic t0ken', 't0ken']) {
    await request(app).get('/metrics').set('Authorization', wrong).expect(401);
  }
  await request(app).get('/metrics').set('Authorization', 'Bearer t0ken').expect(200);
});

test.each(['::1', '::ffff:127.0.0.1', '127.3.2.1'])('Metrics: %s is this machine', async (address) => {
  await request(metricsApp('t0ken', address)).get('/metrics').expect(200);
});

function healthApp(states: Record<string, ServiceState | Error>) {
  const checks = Object.fromEntries(
    Object.entries(states).map(([name, state]) => [
      name,
      async () => {
        if (state instanceof Error) throw state;
        return state;
      },
    ]),
  );
  const read = createSystemStatus({ checks, clock, log });
  const app = express();
  app.get(['/health', '/api/health'], healthRoute({ read, version: '1.2.3', clock, uptime: () => 12.3456 }));
  return app;
}

const well: ServiceState = { status: 'healthy' };
test.each([
  ['healthy', 200, { database: well, outbox: well }],
  ['healthy', 200, { database: { status: 'warning' }, outbox: { status: 'warning' } }],
  ['degraded', 200, { database: well, outbox: { status: 'error' } }],
  ['degraded', 200, { database: well, outbox: well, disk: { status: 'error' } }],
  ['healthy', 200, { database: well, outbox: well, disk: { status: 'warning' } }],
  ['unhealthy', 503, { database: new Error('gone: password'), outbox: new Error('gone') }],
] as const)('Health: %s is %i', async (status, code, states) => {
  for (const path of ['/health', '/api/health']) {
    const answer = await request(healthApp(states)).get(path).expect(code);
    expect(answer.body).toEqual({
      status,
      timestamp: '2026-11-20T08:00:00.000Z',
      version: '1.2.3',
      uptime: 12.346,
    });
  }
});
