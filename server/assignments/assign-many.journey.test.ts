import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assignment } from '../../shared/contracts/assignments.ts';
import type { Kinto } from '../kinto.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let other: Kinto;
let templateId: number;
const operatorIds: number[] = [];
const machineIds: number[] = [];
const phoneNumber = (n: number) => `+1202555013${n}`;
beforeAll(async () => {
  world = await startWorld();
  other = await world.another();
  const made = async (path: string, body: object) =>
    (await world.manager.post<{ id: number }>(path, body)).id;
  templateId = await made('/api/templates', { name: 'Daily', tasks: [{ taskName: 'Oil' }] });
  for (let n = 0; n < 3; n++)
    operatorIds.push(await made('/api/operators', { name: `Operator ${n}`, phoneNumber: phoneNumber(n) }));
  for (let n = 0; n < 10; n++) machineIds.push(await made('/api/machines', { name: `Machine ${n}` }));
});
afterAll(() => world.stop());

async function assign(to: Kinto, key: string, more: object): Promise<{ status: number; body: Assignment }> {
  const response = await fetch(`${to.url}/api/assignments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.manager.token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({ templateId, ...more }),
  });
  return { status: response.status, body: (await response.json()) as Assignment };
}

test('Thirty at once, each sent to both processes: thirty are made, each operator is asked one and the rest wait in line', async () => {
  const note = 'Mind the *new* seal';
  const answers = await Promise.all(
    machineIds.flatMap((machineId) =>
      operatorIds.flatMap((operatorId) =>
        [world.kinto, other].map((to) =>
          assign(to, `batch-${operatorId}-${machineId}`, { machineId, operatorId, note }),
        ),
      ),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(30);
  expect(await world.database.sql('SELECT count(*)::int FROM checklist_assignments')).toEqual([
    { count: 30 },
  ]);
  expect(
    await world.database.sql(
      'SELECT status, count(*)::int FROM whatsapp_conversation_sessions GROUP BY 1 ORDER BY 1',
    ),
  ).toEqual([
    { status: 'active', count: 3 },
    { status: 'waiting', count: 27 },
  ]);
  await world.settled();
  for (let n = 0; n < 3; n++) {
    const heard = await world.phone(phoneNumber(n)).heard();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toMatch(
      /^👋 Hello Operator \d!.+\n\n📌 Note from your manager: Mind the \*new\* seal\n\n📋 Question 1 of 1: Oil/,
    );
  }
});

test.each([
  ['machines', 'machineId', 'is an archived machine'],
  ['operators', 'operatorId', 'is an archived operator'],
])('What is archived is not assigned: %s', async (path, field, fault) => {
  const ids: Record<string, number | undefined> = { machineId: machineIds[0], operatorId: operatorIds[0] };
  await world.manager.patch(`/api/${path}/${ids[field]}`, { archived: true });
  const answer = await assign(world.kinto, `archived-${path}`, ids);
  expect(answer).toMatchObject({ status: 400, body: { error: { fields: { [field]: fault } } } });
  await world.manager.patch(`/api/${path}/${ids[field]}`, { archived: false });
});

test('Two managers change one assignment: the second is told who was faster, and what is there stays', async () => {
  const { body } = await assign(world.kinto, 'two-managers', {
    machineId: machineIds[0],
    operatorId: operatorIds[0],
  });
  const change = (note: string) =>
    world.manager.ask('PATCH', `/api/assignments/${body.id}`, { note, updatedAt: body.updatedAt });
  world.passTime(1);
  const answers = [await change('first'), await change('second')];
  expect(answers.map(({ status }) => status)).toEqual([200, 409]);
  expect(answers[1]?.body).toMatchObject({
    error: { message: expect.stringMatching(/changed this after you opened it/) },
  });
  expect(await world.manager.get(`/api/assignments/${body.id}`)).toMatchObject({ note: 'first' });
});

test('A note is changed or taken away before it is told; too long a one is refused', async () => {
  const { body } = await assign(world.kinto, 'notes', {
    machineId: machineIds[0],
    operatorId: operatorIds[0],
    note: 'n'.repeat(1_000),
  });
  expect(body.note).toHaveLength(1_000);
  const { status } = await assign(world.kinto, 'longer', {
    machineId: machineIds[0],
    operatorId: operatorIds[0],
    note: 'n'.repeat(1_001),
  });
  expect(status).toBe(400);
  expect(await world.manager.patch(`/api/assignments/${body.id}`, { note: null })).toMatchObject({
    note: null,
  });
});
