import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAssignment, listAssignments } from '../../shared/contracts/assignments.ts';
import { getAssignmentVerb } from '../assignments/get-assignment.ts';
import { listAssignmentsVerb } from '../assignments/list-assignments.ts';
import type { Actor } from '../context.ts';
import { answerError } from '../http/answer-error.ts';
import { createApi } from '../http/create-api.ts';
import { createExpress } from '../http/create-express.ts';
import { jsonBody } from '../http/json-body.ts';
import { machineRoutes } from '../machines/routes.ts';
import { createSystemStatus } from '../monitoring/read-system-status.ts';
import { monitoringRoutes } from '../monitoring/routes.ts';
import { operatorRoutes } from '../operators/routes.ts';
import { createPhotoStore } from '../photos/photo-store.ts';
import { submissionRoutes } from '../submissions/routes.ts';
import { templateRoutes } from '../templates/routes.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';

let database: TestDatabase;
let actor: Actor;
let manager: Actor;
let client: ReturnType<typeof supertest>;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = testContext(database);
  manager = context.actor;
  const log = pino({ level: 'silent' });
  const api = createApi({ context, authenticate: async () => actor, announce: () => {} });
  machineRoutes(api);
  operatorRoutes(api);
  const photoStore = createPhotoStore({ dir: tmpdir(), log });
  templateRoutes(api, { store: photoStore, newId: randomUUID });
  submissionRoutes(api, { photoStore });
  api.route(listAssignments, listAssignmentsVerb);
  api.route(getAssignment, getAssignmentVerb);
  const checks = { disk: async () => ({ status: 'healthy' as const, freePercent: 50 }) };
  const about = { version: '1.2.3', uptime: () => 60 };
  monitoringRoutes(api, createSystemStatus({ checks, log, clock: context.clock }), about);
  const app = createExpress();
  app.use('/api', jsonBody());
  app.use(api.router);
  app.use(answerError({ log, onTooMany: () => {} }));
  client = supertest(app);
});
/** A closed server's handle goes at the end of the next turn of the event loop. */
afterAll(async () => {
  await database.drop();
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
});

test('A manager sets up a machine, an operator and a checklist, and changes them', async () => {
  actor = manager;
  const machine = await client.post('/api/machines').send({ name: ' Filler 2 ', code: 'RFC-2' }).expect(201);
  expect(machine.body).toEqual({
    id: 1,
    name: 'Filler 2',
    code: 'RFC-2',
    archived: false,
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
  });
  const operator = await client
    .post('/api/operators')
    .send({ name: 'Budi', phoneNumber: '001 202 555 0102' })
    .expect(201);
  expect(operator.body).toMatchObject({ phoneNumber: '+12025550102', language: 'en' });
  expect(Object.keys(operator.body)).not.toContain('waId');
  const template = await client
    .post('/api/templates')
    .send({ name: 'Round', tasks: [{ taskName: 'Leaks' }] })
    .expect(201);
  expect(template.body.tasks).toEqual([
    { id: 1, taskName: 'Leaks', answerType: 'ok_nok', photo: 'optional' },
  ]);

  await client.patch('/api/machines/1').send({ location: 'Hall B' }).expect(200);
  await client.patch('/api/operators/1').send({ language: 'id' }).expect(200);
  const renamed = await client.patch('/api/templates/1').send({ name: 'Night round' }).expect(200);
  expect(renamed.body.version).toBe(2);
  for (const what of ['machines', 'operators', 'templates']) {
    const one = await client.get(`/api/${what}/1`).expect(200);
    const { body } = await client.get(`/api/${what}?limit=1`).expect(200);
    expect(body).toMatchObject({ items: [one.body], nextCursor: null });
  }
});

test('What is wrong is named, and nothing is written', async () => {
  actor = manager;
  const wrong = await client
    .post('/api/operators')
    .send({ name: 'Citra', phoneNumber: '0812345678' })
    .expect(400);
  expect(wrong.body.error.fields.phoneNumber).toMatch(/country code/);
  const taken = await client.post('/api/machines').send({ name: 'Filler 3', code: 'RFC-2' }).expect(409);
  expect(taken.body.error.message).toBe('The machine Filler 2 already has the code RFC-2.');
  await client
    .patch('/api/templates/1')
    .send({ tasks: [{ id: 99, taskName: 'x' }] })
    .expect(400);
  await client.get('/api/machines?cursor=nonsense').expect(400);
  await client.get('/api/assignments?operatorId=99999999999').expect(400);
  for (const what of ['machines', 'operators', 'templates', 'assignments', 'submissions']) {
    const { body } = await client.get(`/api/${what}/77`).expect(404);
    expect(body.error.message).toMatch(/^There is no such/);
  }
  expect((await client.get('/api/machines')).body.items).toHaveLength(1);
});

test('Assignments, submissions and the chat are read as their contracts have them', async () => {
  actor = manager;
  const plant = await testPlant(testContext(database));
  const { assignmentId, submissionId } = await testConversation(database.db, plant);
  const assignment = await client.get(`/api/assignments/${assignmentId}`).expect(200);
  expect(assignment.body).toMatchObject({ submissionId, session: { status: 'active', answered: 0 } });
  expect((await client.get('/api/assignments?status=active')).body.items).toEqual([assignment.body]);
  const submission = await client.get(`/api/submissions/${submissionId}`).expect(200);
  expect(submission.body).toMatchObject({ assignmentId, status: 'pending', answers: [], unplacedPhotos: [] });
  const { items } = (await client.get('/api/submissions')).body;
  expect(items).toHaveLength(1);
  expect(submission.body).toMatchObject(items[0]);
  expect((await client.get('/api/installations?limit=5')).body).toEqual(items);
  expect((await client.get(`/api/submissions/${submissionId}/transcript`)).body).toEqual({ items: [] });
});

test('A viewer looks on; nobody sees nothing but the state of the parts', async () => {
  actor = { ...manager, role: 'viewer' } as Actor;
  await client.get('/api/submissions').expect(200);
  await client.post('/api/machines').send({ name: 'x' }).expect(403);
  await client.patch('/api/operators/1').send({ name: 'x' }).expect(403);
  expect((await client.get('/api/system-status')).body.services.disk.freePercent).toBe(50);
  actor = { kind: 'nobody' };
  for (const what of ['machines', 'operators', 'templates', 'assignments', 'submissions', 'installations']) {
    await client.get(`/api/${what}`).expect(401);
  }
  const status = await client.get('/api/system-status').expect(200);
  expect(status.body).toMatchObject({ overall: 'healthy', services: { disk: { status: 'healthy' } } });
  expect(status.body.services.disk).not.toHaveProperty('freePercent');
  const database = await client.get('/api/health/db').expect(200);
  expect(database.body).toEqual({ database: 'connected', latency_ms: expect.any(Number) });
});
