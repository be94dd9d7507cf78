import supertest from 'supertest';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { download } from '../../shared/endpoint.ts';
import type { Actor, Context, DownloadedFile } from '../context.ts';
import { notFound } from '../errors.ts';
import { createLogger } from '../log/logger.ts';
import { answerError } from './answer-error.ts';
import { createApi } from './create-api.ts';
import { createExpress } from './create-express.ts';
import { openApiDocument } from './openapi.ts';

/** A closed server's handle goes at the end of the next turn of the event loop. */
afterAll(async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
});

const contract = download({
  path: '/api/things/export',
  access: 'viewer',
  summary: 'Things as a file',
  query: z.object({ format: z.enum(['csv', 'json']) }),
  files: ['text/csv', 'application/json'],
});
const viewer: Actor = { kind: 'user', id: 'u', email: 'a@b.c', name: 'A', role: 'viewer', sessionId: 's' };

function fetching(make: (format: string) => DownloadedFile, actor: Actor = viewer, query = '?format=csv') {
  const log = createLogger({ level: 'info', destination: { write: () => {} } });
  const api = createApi({
    context: { log } as Context,
    authenticate: async () => actor,
    announce: () => {},
  });
  api.download(contract, async (_context, { query: { format } }) => make(format));
  const app = createExpress();
  app.use(api.router, answerError({ log }));
  return supertest(app).get(`${contract.path}${query}`);
}
const file = (over: Partial<DownloadedFile> = {}): DownloadedFile => ({
  filename: 'things.csv',
  type: 'text/csv; charset=utf-8',
  body: 'a,b\n',
  ...over,
});

test('a file comes with its name and type, to keep, never to show, guess at or cache', async () => {
  const answer = await fetching(() => file());
  expect([answer.status, answer.text]).toEqual([200, 'a,b\n']);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename="?things\.csv"?$/),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
});

test.each([
  ['Kühler 冷却.csv', 'Kühler 冷却.csv'],
  ['../../etc/pass\r\nwd".csv', 'etc pass wd.csv'],
  ['\u202Evsc.exe.csv', 'vsc.exe.csv'],
  ['  .csv', 'download.csv'],
  [`${'x'.repeat(300)}.json`, `${'x'.repeat(120)}.json`],
])('a name from people makes a good filename: %j', async (filename, kept) => {
  const answer = await fetching(() => file({ filename }));
  expect([answer.status, nameIn(answer.headers['content-disposition'] ?? '')]).toEqual([200, kept]);
});

/** As a browser reads it: the UTF-8 form (RFC 5987) goes first. */
function nameIn(disposition: string): string {
  const encoded = /^attachment;.* filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1];
  return encoded
    ? decodeURIComponent(encoded)
    : (/^attachment; filename="?([^"]+)"?$/.exec(disposition)?.[1] ?? '');
}

test('a body is sent piece by piece, and what fails before the first piece is a refusal', async () => {
  const pieces = async function* () {
    yield 'one,';
    yield Buffer.from('two');
  };
  expect((await fetching(() => file({ body: pieces() }))).text).toBe('one,two');
  const failing = async function* (): AsyncGenerator<string> {
    await Promise.reject(notFound('thing'));
    yield 'too late';
  };
  const refused = await fetching(() => file({ body: failing() }));
  expect([refused.status, refused.body.error.code]).toEqual([404, 'not_found']);
  expect(refused.headers['content-disposition']).toBeUndefined();
});

test('access and input are settled as on every route', async () => {
  const nobody = await fetching(() => file(), { kind: 'nobody' });
  expect([nobody.status, nobody.body.error.code]).toEqual([401, 'unauthenticated']);
  const wrong = await fetching(() => file(), viewer, '?format=xml');
  expect([wrong.status, wrong.body.error.fields]).toEqual([400, { format: 'must be one of: csv, json' }]);
});

test('the API page names the types of the file', () => {
  const document = openApiDocument([contract], { title: 'T', version: '1' });
  const answer = document.paths[contract.path]?.get?.responses['200'] as { content: object };
  expect(Object.keys(answer.content)).toEqual(['text/csv', 'application/json']);
});
