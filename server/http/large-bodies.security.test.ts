import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/start.ts';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { signIn } from '../test/manager.ts';
import { type ProductProcess, startProduct } from '../test/product-process.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { writes } from '../test/testdata/writes.ts';
import { sign } from '../whatsapp/signature.ts';

const MB = 1024 * 1024;
const ADMIN = { email: 'admin@example.com', password: 'a-good-test-password' };
/** Megabytes that a process may have more after all of it: Node gives memory back when it likes. */
const SLACK = 150;

let database: TestDatabase;
let emulator: Emulator;
let folder: string;
let product: ProductProcess;
let pid = 0;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  emulator = await startEmulator({ port: 0 });
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-large-'));
  const variables = {
    ...{
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
    },
    ...{ WHATSAPP_API_URL: emulator.url, WHATSAPP_ACCESS_TOKEN: 'the-token-of-the-test' },
    ...{ WHATSAPP_APP_SECRET: emulator.appSecret, WHATSAPP_VERIFY_TOKEN: emulator.verifyToken },
    ...{
      WHATSAPP_PHONE_NUMBER_ID: emulator.phoneNumberId,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    },
  };
  product = await startProduct(variables, (line) => {
    pid = Number(line.pid);
  });
  token = (await signIn(product.url, ADMIN)).token;
});
afterAll(async () => {
  await product.terminate();
  await emulator.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Megabytes of memory that the product's process has. */
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const keys = (n: number) => `{${Array.from({ length: n }, (_, i) => `"k${i}":0`).join(',')}}`;
const bomb = gzipSync(Buffer.alloc(200 * MB));
const bodies: Record<string, { bytes: Buffer; headers?: Record<string, string> }> = {
  '4 MB': { bytes: Buffer.from(JSON.stringify({ name: 'x'.repeat(4 * MB) })) },
  'a gzip bomb': { bytes: bomb, headers: { 'content-encoding': 'gzip' } },
  '100,000 deep': { bytes: Buffer.from(`{"name":${'['.repeat(1e5)}${']'.repeat(1e5)}}`) },
  '100,000 objects deep': { bytes: Buffer.from(`${'{"tasks":'.repeat(1e5)}1${'}'.repeat(1e5)}`) },
  'a million keys': { bytes: Buffer.from(keys(1e6)) },
  'as many keys as fit': { bytes: Buffer.from(keys(80_000)) },
  'a list of nothing': { bytes: Buffer.from(`{"tasks":[${'{},'.repeat(300_000)}{}]}`) },
};

async function post(
  url: string,
  { bytes, headers }: { bytes: Buffer; headers?: Record<string, string> },
  method = 'POST',
) {
  const from = performance.now();
  const request: RequestInit = {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: bytes as BodyInit,
  };
  const answer = await fetch(product.url + url, request).catch(() => null);
  await answer?.arrayBuffer();
  return { status: answer?.status ?? 0, ms: performance.now() - from };
}

test('Too much, too deep, too many and packed: refused on every route that takes a body, and the memory comes back', async () => {
  const before = memory();
  const wrong: unknown[] = [];
  let asked = 0;
  let slowest = { ms: 0, what: '' };
  for (const [what, body] of Object.entries(bodies))
    for (const route of Object.keys(writes)) {
      const [method = '', template = ''] = route.split(' ');
      const url = template.replace(':id', '1').replace(':version', '1');
      for (const authorization of route === 'POST /api/auth/logout' ? [''] : ['', `Bearer ${token}`]) {
        const { status, ms } = await post(
          url,
          { ...body, headers: { ...body.headers, ...(authorization && { authorization }) } },
          method,
        );
        asked++;
        if (ms > slowest.ms) slowest = { ms, what: `${what}, ${route}` };
        // A connection that is closed while the rest is still being sent is a refusal, too.
        if (status >= 500 || (status === 200 && /4 MB|bomb|million/.test(what)))
          wrong.push([what, route, status]);
      }
    }
  expect(wrong).toEqual([]);
  expect(
    (
      await post('/api/machines', {
        bytes: Buffer.from('{"name":"Good"}'),
        headers: { authorization: `Bearer ${token}` },
      })
    ).status,
  ).toBe(201);
  await expect.poll(memory, { timeout: 60_000, interval: 1_000 }).toBeLessThan(before + SLACK);
  recordFigure(
    'G4',
    `${asked} requests with 4 MB, a bomb of ${Math.round(bomb.length / 1024)} KB to 200 MB, 100,000 levels or a million keys on ${Object.keys(writes).length} routes: 0 × 5xx, the slowest ${Math.round(slowest.ms)} ms (${slowest.what}); memory ${Math.round(before)} MB before, ${Math.round(memory())} MB after`,
    'routes',
  );
});

test('Signed: what is too large or packed is refused; what is deep or has many keys is kept, once, and small', async () => {
  const before = memory();
  const signed = async (bytes: Buffer, headers = {}) =>
    (
      await post('/api/whatsapp/webhook', {
        bytes,
        headers: { ...headers, 'x-hub-signature-256': sign(bytes, emulator.appSecret) },
      })
    ).status;
  const entry = (inner: string) => Buffer.from(`{"object":"whatsapp_business_account","entry":[${inner}]}`);
  expect(await signed(bodies['4 MB']?.bytes as Buffer)).toBe(413);
  expect(await signed(Buffer.from(keys(1e6)))).toBe(413);
  expect([400, 415]).toContain(await signed(bomb, { 'content-encoding': 'gzip' }));
  const deepest = entry('['.repeat(1.5e6) + ']'.repeat(1.5e6));
  const kept = [
    entry('['.repeat(1e5) + ']'.repeat(1e5)),
    deepest,
    Buffer.from(`${'{"entry":'.repeat(1e5)}1${'}'.repeat(1e5)}`),
    entry(keys(240_000)),
  ];
  for (const bytes of kept) expect(await signed(bytes)).toBe(200);
  const rows = await database.sql<{ bytes: number }>(
    'SELECT length(raw::text) AS bytes FROM webhook_leftovers',
  );
  expect(rows).toHaveLength(kept.length);
  await expect.poll(memory, { timeout: 60_000, interval: 1_000 }).toBeLessThan(before + SLACK);
  recordFigure(
    'G4',
    `signed: 4 MB, a million keys and a bomb refused; ${kept.length} deep or broad ones kept as leftovers with 200`,
    'signed',
  );
});

test('Uploads: a file above 10 MB, many parts, headers without end and a form that never ends are refused', async () => {
  const part = (name: string, bytes: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a"\r\n\r\n${bytes}\r\n`;
  const forms = [
    part('file', 'x'.repeat(11 * MB)),
    Array.from({ length: 5_000 }, (_, i) => part(`f${i}`, 'x')).join(''),
    Array.from(
      { length: 50_000 },
      (_, i) => `--x\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\nx\r\n`,
    ).join(''),
    `--x\r\n${'X-A: b\r\n'.repeat(100_000)}\r\n\r\nx\r\n`,
    `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(2 * MB)}"\r\n\r\nx\r\n`,
  ];
  for (const form of forms) {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${token}` };
    const { status } = await post('/api/reference-pictures', {
      bytes: Buffer.from(`${form}--x--\r\n`),
      headers,
    });
    expect([0, 400, 413]).toContain(status);
  }
  expect((await post('/health', { bytes: Buffer.alloc(0) })).status).toBe(404);
  recordFigure('G4', `${forms.length} hostile multipart forms refused`, 'uploads');
});
