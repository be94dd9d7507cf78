import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Express, RequestHandler } from 'express';
import { Counter, Histogram, Registry } from 'prom-client';
import supertest from 'supertest';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import * as auth from '../../shared/contracts/auth.ts';
import { createLogger } from '../log/logger.ts';
import { answerError } from './answer-error.ts';
import { apiDocs } from './api-docs.ts';
import { createExpress } from './create-express.ts';
import { httpMetrics } from './http-metrics.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { serveClient } from './serve-client.ts';

/** A closed server's handle goes at the end of the next turn of the event loop. */
afterAll(async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
});

function appWith(...handlers: RequestHandler[]): Express {
  const app = createExpress();
  app.use(...handlers);
  app.all('/api/echo', (request, response) => void response.json({ ip: request.ip }));
  app.use(answerError({ log: createLogger({ level: 'silent' }) }));
  return app;
}

test('every answer has the headers that keep a page safe', async () => {
  const { headers } = await supertest(appWith(securityHeaders({ publicUrl: null }))).get('/api/echo');
  const policy = headers['content-security-policy'] ?? '';
  expect(policy.split(';')).toEqual([
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['strict-transport-security']).toBeUndefined();
});

test('https is insisted on only where the product is reached by it', async () => {
  const over = async (publicUrl: string) =>
    (await supertest(appWith(securityHeaders({ publicUrl }))).get('/api/echo')).headers;
  expect((await over('https://kinto.example'))['strict-transport-security']).toBe('max-age=31536000');
  expect((await over('http://kinto.example'))['strict-transport-security']).toBeUndefined();
});

const COOKIE = { cookie: 'kinto_session=x' };
test.each([
  ['from our page', { 'sec-fetch-site': 'same-origin' }, 200],
  ['typed by the user', { 'sec-fetch-site': 'none' }, 200],
  ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['from a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
  [
    'from another site that claims our origin',
    { 'sec-fetch-site': 'cross-site', origin: 'http://kinto.local' },
    403,
  ],
  ['over plain http, our origin', { origin: 'http://kinto.local' }, 200],
  ['through a proxy, our public origin', { origin: 'https://kinto.example' }, 200],
  ['over plain http, another origin', { origin: 'http://evil.example' }, 403],
  ['over plain http, another port', { origin: 'http://kinto.local:8080' }, 403],
  ['over plain http, a look-alike', { origin: 'http://kinto.local.evil.example' }, 403],
  ['from a sandboxed frame', { origin: 'null' }, 403],
  ['from a program', {}, 200],
  ['from a program with a token', { origin: 'http://evil.example', authorization: 'Bearer x' }, 200],
])('what changes something: %s', async (_name, headers, status) => {
  const client = supertest(appWith(sameOrigin({ publicUrl: 'https://kinto.example' })));
  for (const method of ['post', 'patch', 'delete', 'put'] as const) {
    const answer = await client[method]('/api/echo').set({ host: 'kinto.local', ...COOKIE, ...headers });
    expect([method, answer.status]).toEqual([method, status]);
  }
  expect((await client.get('/api/echo').set({ host: 'kinto.local', ...headers })).status).toBe(200);
});

test('only a proxy on this machine is believed about addresses', async () => {
  const ip = async (forwarded: string) =>
    (
      await supertest(appWith((_q, _r, next) => next()))
        .get('/api/echo')
        .set('x-forwarded-for', forwarded)
    ).body.ip;
  expect(await ip('198.51.100.7')).toBe('198.51.100.7');
  expect(await ip('203.0.113.9, 198.51.100.7')).toBe('198.51.100.7');
});

test('requests are counted by status, and timed', async () => {
  const registers = [new Registry()];
  const httpRequests = new Counter({ name: 'n', help: 'h', labelNames: ['status'], registers });
  const httpRequestDuration = new Histogram({ name: 'd', help: 'h', registers });
  const app = appWith(httpMetrics({ httpRequests, httpRequestDuration }));
  await supertest(app).get('/api/echo');
  await supertest(app).get('/api/echo');
  await supertest(app).get('/nothing');
  const { values } = await httpRequests.get();
  expect(values.map(({ labels, value }) => [labels.status, value])).toEqual([
    [200, 2],
    [404, 1],
  ]);
  const timed = await httpRequestDuration.get();
  expect(timed.values.find(({ metricName }) => metricName === 'd_count')?.value).toBe(3);
});

test('the API page and its document are served, and need nothing from elsewhere', async () => {
  const app = appWith(
    securityHeaders({ publicUrl: null }),
    apiDocs([auth.login], { title: 'Kinto', version: '1' }),
  );
  const document = await supertest(app).get('/api/openapi.json');
  expect(document.body.paths['/api/auth/login'].post.summary).toBe(auth.login.summary);
  const page = await supertest(app).get('/api/docs');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('/api/auth/login');
  expect(page.text).not.toMatch(/<script|https?:\/\/|<link|src=|\son\w+="/);
});

function builtClient(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kinto-client-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

test('the web app: assets for ever, every page fresh, never in place of the API', async () => {
  const folder = builtClient({ 'index.html': '<p>app', 'assets/a-1f2e.js': '1', 'icon.svg': '<svg/>' });
  const client = supertest(appWith(serveClient({ folder })));
  const asset = await client.get('/assets/a-1f2e.js');
  expect([asset.status, asset.headers['cache-control']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
  const icon = await client.get('/icon.svg');
  expect([icon.status, icon.headers['cache-control']]).toEqual([200, 'no-cache']);
  for (const page of ['/', '/assignments', '/submissions/7d4', '/index.html']) {
    const answer = await client.get(page).set('accept', 'text/html');
    expect([page, answer.status, answer.text]).toEqual([page, 200, '<p>app']);
    expect(answer.headers['cache-control']).toBe('no-cache');
  }
  for (const [address, accept] of [
    ['/assets/gone.js', 'text/html'],
    ['/api', 'text/html'],
    ['/api/gone', 'text/html'],
    ['/API/gone', 'text/html'],
    ['/gone.png', 'text/html'],
    ['/page', 'application/json'],
    ['/../package.json', 'text/html'],
    ['/%2e%2e/package.json', 'text/html'],
  ]) {
    const answer = await client.get(address as string).set('accept', accept as string);
    expect([address, answer.status]).toEqual([address, 404]);
  }
  expect((await client.post('/').set('accept', 'text/html')).status).toBe(404);
});

test('a packed file goes out in place of the plain one, to those who can unpack it', async () => {
  const plain = 'const a = 1;'.repeat(200);
  const folder = builtClient({ 'assets/a-1f2e.js': plain, 'assets/b-77.css': 'p{}' });
  writeFileSync(path.join(folder, 'assets/a-1f2e.js.gz'), gzipSync(plain));
  writeFileSync(path.join(folder, 'assets/a-1f2e.js.br'), brotliCompressSync(plain));
  const client = supertest(appWith(serveClient({ folder })));
  for (const [accepted, coding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
    ['br;q=0, gzip', 'gzip'],
  ]) {
    const answer = await client.get('/assets/a-1f2e.js').set('accept-encoding', accepted as string);
    expect([accepted, answer.status, answer.headers['content-encoding']]).toEqual([accepted, 200, coding]);
    expect(answer.text).toBe(plain);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  }
  const bare = await client.get('/assets/b-77.css').set('accept-encoding', 'br');
  expect([bare.status, bare.headers['content-encoding'], bare.text]).toEqual([200, undefined, 'p{}']);
});

test('a web app that was not built says what to do', async () => {
  const answer = await supertest(appWith(serveClient({ folder: builtClient({}) })))
    .get('/')
    .set('accept', 'text/html');
  expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('npm run build')]);
});
