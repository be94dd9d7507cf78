import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { cleanUp } from '../housekeeping/clean-up.ts';
import type { Kinto } from '../kinto.ts';
import { createMetrics } from '../monitoring/metrics.ts';
import { testContext } from '../test/test-context.ts';
import { startWorld, type World } from '../test/world.ts';
import { answerOnce } from './answer-once.ts';

let world: World;
let other: Kinto;
let template: { id: number };
let operator: { id: number };
beforeAll(async () => {
  world = await startWorld();
  other = await world.another();
  template = await world.manager.post('/api/templates', { name: 'Daily', tasks: [{ taskName: 'Oil' }] });
  operator = await world.manager.post('/api/operators', { name: 'Asha', phoneNumber: '+12025550123' });
});
afterAll(() => world.stop());

let keys = 0;
const newKey = () => `key-${++keys}`;
const machine = () => world.manager.post<{ id: number }>('/api/machines', { name: 'Filler' });
const count = async (table: string, where = 'true') =>
  Number((await world.database.pool.query(`SELECT count(*) FROM ${table} WHERE ${where}`)).rows[0].count);

async function post(path: string, key: string, body: object, to: Kinto = world.kinto) {
  const response = await fetch(to.url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.manager.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { id?: unknown; error?: object } };
}

test('The same request ten times at once, at two processes: one assignment, ten equal answers', async () => {
  const body = { templateId: template.id, machineId: (await machine()).id, operatorId: operator.id };
  const key = newKey();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => post('/api/assignments', key, body, i % 2 ? other : world.kinto)),
  );
  expect(answers[0]).toMatchObject({ status: 201, body: { id: expect.any(String) } });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await count('checklist_assignments', `machine_id = ${body.machineId}`)).toBe(1);
  await world.settled();
  expect(await world.phone('+12025550123').heard()).toHaveLength(1);
  expect(await post('/api/assignments', key, body)).toEqual(answers[0]);
});

test.each([
  ['machines', { name: 'Filler 9', code: 'F-9' }],
  ['operators', { name: 'Ravi', phoneNumber: '+12025550199' }],
  ['templates', { name: 'Weekly', tasks: [{ taskName: 'Belt' }] }],
])('%s are made once, and what would be a conflict with itself is none', async (path, body) => {
  const key = newKey();
  const [first, again] = await Promise.all([
    post(`/api/${path}`, key, body),
    post(`/api/${path}`, key, body, other),
  ]);
  expect(first).toMatchObject({ status: 201, body: { id: expect.any(Number) } });
  expect(again).toEqual(first);
});

test('A key that came with something else is refused in words, and nothing is made', async () => {
  const key = newKey();
  await post('/api/machines', key, { name: 'First' });
  const machines = await count('machines');
  const others = [
    await post('/api/machines', key, { name: 'Second' }),
    await post('/api/operators', key, { name: 'First', phoneNumber: '+12025550177' }),
  ];
  for (const answer of others)
    expect(answer).toEqual({
      status: 409,
      body: {
        error: {
          code: 'conflict',
          message: 'This Idempotency-Key was sent before with another request. Take a new one.',
        },
      },
    });
  expect(await count('machines')).toBe(machines);
});

test('What was refused leaves no key: put right, the same key acts', async () => {
  const key = newKey();
  const { id: machineId } = await machine();
  await world.manager.patch(`/api/machines/${machineId}`, { archived: true });
  const body = { templateId: template.id, machineId, operatorId: operator.id };
  expect((await post('/api/assignments', key, body)).status).toBe(400);
  await world.manager.patch(`/api/machines/${machineId}`, { archived: false });
  expect((await post('/api/assignments', key, body)).status).toBe(201);
});

test.each(['', 'with space', 'x'.repeat(201)])('%j is no key', async (key) => {
  const answer = await post('/api/machines', key, { name: 'No' });
  expect(answer.status).toBe(400);
});

const asked = (key: string, userId = '11111111-1111-4111-8111-111111111111') =>
  testContext(world.database, {
    once: { userId, key, route: 'POST /api/x', requestHash: Buffer.from('x'), claimed: false },
  });
const act = (key: string, then = 'select 1', userId?: string) =>
  withTx(world.database.pool, (tx) =>
    answerOnce(tx, asked(key, userId), async () => {
      await tx.execute(sql`INSERT INTO webhook_leftovers (reason, raw) VALUES (${key}, '{}')`);
      await tx.execute(sql.raw(then));
      return { made: key };
    }),
  );

test('Killed between the act and its answer: neither is there, and the next one acts', async () => {
  const key = newKey();
  await expect(act(key, 'SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
  expect(await count('idempotency_keys', `key = '${key}'`)).toBe(0);
  expect(await count('webhook_leftovers', `reason = '${key}'`)).toBe(0);
  expect(await act(key)).toEqual({ made: key });
  expect(await act(key)).toEqual({ made: key });
  expect(await count('webhook_leftovers', `reason = '${key}'`)).toBe(1);
});

test('A key is its user’s own', async () => {
  const key = newKey();
  await act(key);
  await act(key, undefined, '22222222-2222-4222-8222-222222222222');
  expect(await count('webhook_leftovers', `reason = '${key}'`)).toBe(2);
});

test('After a day a key is forgotten, and not before', async () => {
  const key = newKey();
  await act(key);
  const later = (hours: number) =>
    testContext(world.database, { clock: () => new Date(asked(key).clock().getTime() + hours * 3_600_000) });
  await cleanUp(later(23), createMetrics());
  expect(await count('idempotency_keys', `key = '${key}'`)).toBe(1);
  await cleanUp(later(25), createMetrics());
  expect(await count('idempotency_keys', `key = '${key}'`)).toBe(0);
});
