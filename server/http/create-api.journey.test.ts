import supertest from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Endpoint, endpoint, IntId, name } from '../../shared/endpoint.ts';
import { type Role, roles } from '../../shared/words.ts';
import type { Actor, Context, Verb } from '../context.ts';
import { AppError, conflict } from '../errors.ts';
import { createLogger } from '../log/logger.ts';
import { answerError } from './answer-error.ts';
import { apiNotFound } from './api-not-found.ts';
import { createApi, type HttpApi } from './create-api.ts';
import { createExpress } from './create-express.ts';
import { jsonBody, MOST_JSON } from './json-body.ts';
import { requestId } from './request-id.ts';
import { requestLog } from './request-log.ts';

/** A closed server's handle goes at the end of the next turn of the event loop. */
afterAll(async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
});

const thing = (over: Partial<Parameters<typeof endpoint>[0]> = {}) =>
  endpoint({
    method: 'POST',
    path: '/api/things/:id',
    access: 'public',
    summary: 'A thing',
    params: IntId,
    query: z.object({ limit: z.coerce.number().int().min(1).max(5).default(2) }),
    body: z.object({
      name: name(10),
      count: z.int().optional(),
      kind: z.enum(['a', 'b']).optional(),
      tags: z.array(z.object({ label: z.string() })).optional(),
    }),
    response: z.object({ id: z.int(), name: z.string(), limit: z.int() }),
    status: 201,
    ...over,
  } as never) as ReturnType<typeof endpoint>;

/** An API over HTTP as the product has it, around one or a few routes, with what was logged. */
function apiWith(
  routes: (api: HttpApi) => void,
  actor: () => Actor | Promise<Actor> = () => ({ kind: 'nobody' }),
) {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const context = { log, clock: () => new Date(0) } as Context;
  const api = createApi({ context, authenticate: async () => actor(), announce: () => {} });
  routes(api);
  const app = createExpress();
  app.use(requestId(), requestLog(log));
  app.use('/api', jsonBody());
  app.use(api.router);
  app.use('/api', apiNotFound);
  let tooMany = 0;
  app.use(answerError({ log, onTooMany: () => tooMany++ }));
  return {
    client: supertest(app),
    log: () => lines.map((line) => JSON.parse(line)),
    tooMany: () => tooMany,
  };
}

const echo: Verb<Endpoint> = async (_context, { params, query, body }) => ({
  ...(params as object),
  ...(query as object),
  ...(body as object),
});
const withThing = () => apiWith((api) => api.route(thing(), echo));
const throwing = (error: unknown) =>
  apiWith((api) =>
    api.route(thing({ method: 'GET', body: z.object({}) as never }), () => Promise.reject(error)),
  );

test('input is validated and coerced, unknown keys are dropped on both ways', async () => {
  const seen: unknown[] = [];
  const { client } = apiWith((api) =>
    api.route(thing(), async (_context, input) => {
      seen.push(input);
      return { id: 7, name: 'x', limit: 3, passwordHash: 'secret', nested: { a: 1 } };
    }),
  );
  const answer = await client.post('/api/things/7?limit=3&more=1').send({ name: ' bolt ', extra: true });
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({ id: 7, name: 'x', limit: 3 });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(seen).toEqual([{ params: { id: 7 }, query: { limit: 3 }, body: { name: 'bolt' } }]);
});

test('all faults are named at once, each under its field', async () => {
  const answer = await withThing()
    .client.post('/api/things/none?limit=9')
    .send({ count: 1.5, kind: 'c', tags: [{ label: 'ok' }, {}] });
  expect(answer.status).toBe(400);
  expect(answer.body.error.code).toBe('bad_request');
  expect(answer.body.error.fields).toEqual({
    id: 'must be a number',
    limit: 'must be at most 5',
    name: 'is required',
    count: 'must be a whole number',
    kind: 'must be one of: a, b',
    'tags.1.label': 'is required',
  });
});

test.each([
  ['a list for a text', { name: ['a'] }, { name: 'must be a string' }],
  ['an object for a text', { name: { toString: 'x' } }, { name: 'must be a string' }],
  ['null', { name: null }, { name: 'must be a string' }],
  ['empty', { name: '  ' }, { name: 'must not be empty' }],
  ['too long', { name: 'a'.repeat(11) }, { name: 'must have at most 10 characters' }],
  ['a list for the whole body', [1], { body: 'must be an object' }],
])('a body that does not fit is refused: %s', async (_name, body, fields) => {
  const answer = await withThing()
    .client.post('/api/things/7')
    .send(body as object);
  expect(answer.status).toBe(400);
  expect(answer.body.error.fields).toEqual(fields);
});

test('a parameter that comes twice is refused', async () => {
  const answer = await withThing().client.post('/api/things/7?limit=1&limit=2').send({ name: 'x' });
  expect([answer.status, Object.keys(answer.body.error.fields)]).toEqual([400, ['limit']]);
});

test('prototype keys do no harm', async () => {
  const answer = await withThing()
    .client.post('/api/things/7?__proto__[limit]=1')
    .type('json')
    .send('{"name":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
  expect(answer.body).toEqual({ id: 7, name: 'x', limit: 2 });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each([
  ['bad JSON', { type: 'application/json', body: '{"name":' }, 400, 'The body is not well-formed JSON.'],
  ['a bare value', { type: 'application/json', body: '"x"' }, 400, 'The body is not well-formed JSON.'],
  [
    'another charset',
    { type: 'application/json; charset=koi8-x', body: '{}' },
    400,
    'The body must be in UTF-8.',
  ],
  [
    'no JSON at all',
    { type: 'text/plain', body: 'name=x' },
    400,
    'Send JSON, with Content-Type: application/json.',
  ],
])('a body that can not be read is refused: %s', async (_name, { type, body }, status, message) => {
  const answer = await withThing().client.post('/api/things/7').set('content-type', type).send(body);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code: 'bad_request', message } });
});

test('an unknown content encoding is refused', async () => {
  const answer = await withThing()
    .client.post('/api/things/7')
    .set('content-encoding', 'zip')
    .type('json')
    .send('{}');
  expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request']);
});

test('a body over the limit is too large', async () => {
  const answer = await withThing()
    .client.post('/api/things/7')
    .send({ name: 'x'.repeat(MOST_JSON) });
  expect([answer.status, answer.body.error.code]).toEqual([413, 'too_large']);
});

test('an address that is not well-formed is refused in JSON', async () => {
  const answer = await withThing().client.post('/api/things/%zz').send({ name: 'x' });
  expect([answer.status, answer.body.error.code]).toEqual([400, 'bad_request']);
});

test.each([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'options',
] as const)('%s of no route is 404 in JSON', async (method) => {
  const answer = await withThing().client[method]('/api/nothing/here').set('accept', 'text/html');
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual({ error: { code: 'not_found', message: 'There is no such route.' } });
});

const user = (role: Role): Actor => ({
  kind: 'user',
  id: 'u',
  email: 'a@b.c',
  name: 'A',
  role,
  sessionId: 's',
});

test.each(roles)('the role %s may call what takes it or less', async (role) => {
  for (const access of roles) {
    const { client } = apiWith(
      (api) => api.route(thing({ access }), echo),
      () => user(role),
    );
    const allowed = roles.indexOf(role) >= roles.indexOf(access);
    const answer = await client.post('/api/things/7').send({ name: 'x' });
    expect([access, answer.status]).toEqual([access, allowed ? 201 : 403]);
  }
});

test('who may call is settled before the input is looked at', async () => {
  const closed = (actor: Actor) =>
    apiWith(
      (api) => api.route(thing({ access: 'admin' }), echo),
      () => actor,
    ).client.post('/api/things/none');
  const nobody = await closed({ kind: 'nobody' });
  expect([nobody.status, nobody.body.error.code, nobody.headers['www-authenticate']]).toEqual([
    401,
    'unauthenticated',
    'Bearer',
  ]);
  const viewer = await closed(user('viewer'));
  expect([viewer.status, viewer.body.error.code]).toEqual([403, 'forbidden']);
  expect((await closed(user('admin'))).status).toBe(400);
});

test('a public route works when nobody can be looked up; others say that they are unavailable', async () => {
  const down = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  const open = apiWith((api) => api.route(thing(), echo), down);
  expect((await open.client.post('/api/things/7').send({ name: 'x' })).status).toBe(201);
  const closed = apiWith((api) => api.route(thing({ access: 'signed-in' }), echo), down);
  const answer = await closed.client.post('/api/things/7').send({ name: 'x' });
  expect([answer.status, answer.headers['retry-after']]).toEqual([503, '2']);
});

test.each([
  [new AppError('bad_request', 'no'), 400],
  [new AppError('unauthenticated', 'no'), 401],
  [new AppError('forbidden', 'no'), 403],
  [new AppError('not_found', 'no'), 404],
  [conflict('no'), 409],
  [new AppError('window_closed', 'no'), 409],
  [new AppError('too_large', 'no'), 413],
  [new AppError('too_many_requests', 'no', { retryAfterSeconds: 61.2 }), 429],
  [new AppError('unavailable', 'no'), 503],
])('%s is answered with its status', async (error, status) => {
  const { client, tooMany } = throwing(error);
  const answer = await client.get('/api/things/7');
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code: error.code, message: 'no' } });
  expect(answer.headers['retry-after']).toBe({ 429: '62', 503: '5' }[status]);
  expect(tooMany()).toBe(status === 429 ? 1 : 0);
});

test('a fault of ours tells the client a number and the log the rest', async () => {
  const { client, log } = throwing(new Error('the secret plan'));
  const answer = await client.get('/api/things/7').set('x-request-id', 'my-request-1');
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('secret');
  expect(answer.text).not.toContain('.ts');
  expect(answer.body.error).toEqual({ code: 'internal', message: expect.stringContaining('my-request-1') });
  expect(log()).toContainEqual(
    expect.objectContaining({
      level: 'error',
      requestId: 'my-request-1',
      err: expect.objectContaining({ message: 'the secret plan' }),
    }),
  );
});

test('an answer that breaks its contract is never sent', async () => {
  const { client, log } = apiWith((api) => api.route(thing(), async () => ({ id: 7, token: 'abc' })));
  const answer = await client.post('/api/things/7').send({ name: 'x' });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toContain('abc');
  expect(JSON.stringify(log())).toContain('breaks its contract: name: invalid_type, limit: invalid_type');
});

test('a good request id is kept, a bad one replaced; both come back', async () => {
  const { client } = withThing();
  const given = await client.get('/api/x').set('x-request-id', 'abc_DEF-123');
  expect(given.headers['x-request-id']).toBe('abc_DEF-123');
  for (const bad of ['short', 'a'.repeat(65), 'with spaces in it', '"}{"level":"x"']) {
    const answer = await client.get('/api/x').set('x-request-id', bad);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('the log has one line a request, without what was sent', async () => {
  const { client, log } = withThing();
  await client
    .post('/api/things/7?limit=1&hub.verify_token=s3cret1')
    .set('authorization', 'Bearer s3cret2')
    .set('cookie', 'kinto_session=s3cret3')
    .set('x-request-id', 'request-0001')
    .send({ name: 's3cret4' });
  expect(log()).toEqual([
    expect.objectContaining({
      level: 'info',
      requestId: 'request-0001',
      msg: 'POST /api/things/7 201',
      req: { method: 'POST', path: '/api/things/7', ip: expect.any(String) },
      res: { statusCode: 201 },
      ms: expect.any(Number),
    }),
  ]);
  expect(JSON.stringify(log())).not.toContain('s3cret');
});

test('two verbs for one route are refused at the start', () => {
  const api = createApi({
    context: {} as Context,
    authenticate: async () => ({ kind: 'nobody' }),
    announce: () => {},
  });
  api.route(thing(), echo);
  expect(() => api.route(thing(), echo)).toThrow('POST /api/things/:id has two verbs.');
});

test('a verb that does not look at the key it was promised to heed never answers', async () => {
  const { client, log } = apiWith(
    (api) => api.route(thing({ idempotent: true }), echo),
    () => user('admin'),
  );
  expect((await client.post('/api/things/7').send({ name: 'x' })).status).toBe(201);
  const answer = await client.post('/api/things/7').set('idempotency-key', 'k1').send({ name: 'x' });
  expect(answer.status).toBe(500);
  expect(JSON.stringify(log())).toContain('does not look at the key');
});

test('an edge may fill in the body and add to the response', async () => {
  const { client } = apiWith((api) =>
    api.route(thing(), echo, {
      input: (request) => ({ name: request.get('x-name') }),
      answered: (body, response) => void response.set('x-said', JSON.stringify(body)),
    }),
  );
  const answer = await client.post('/api/things/7').set('x-name', 'edge');
  expect(answer.status).toBe(201);
  expect(answer.headers['x-said']).toBe('{"id":7,"name":"edge","limit":2}');
});
