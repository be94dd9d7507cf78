import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { packageRoot } from '../config/package-root.ts';
import { type LogLine, type ProductProcess, startProduct } from './product-process.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
let folder: string;
let product: ProductProcess;
const log: LogLine[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-fresh-'));
  const variables = {
    PORT: String(await freePort()),
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    WHATSAPP_PHOTOS_DIR: path.join(folder, 'photos'),
  };
  product = await startProduct(variables, (line) => log.push(line));
});
afterAll(async () => {
  await product?.terminate();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The emulator listens on the one after it. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What scanners ask every server for. */
const ASKED = [
  ...[
    '.env',
    '.git/config',
    '.git/HEAD',
    '.gitignore',
    '.npmrc',
    '.ci/run',
    '.DS_Store',
    '.htpasswd',
    '.ssh/id_rsa',
    '.aws/credentials',
  ],
  ...[
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'ecosystem.config.cjs',
    'server/main.ts',
    'dist/server/main.js',
    'migrations/0001_ground.sql',
  ],
  ...[
    'node_modules/express/package.json',
    'data/secrets.json',
    'data/postgres',
    'whatsapp_photos/',
    'backup.tar',
    'dump.sql',
    'db.sqlite',
    'kinto.log',
  ],
  ...[
    'admin',
    'admin/',
    'debug',
    'debug/pprof',
    'actuator/env',
    'server-status',
    'phpinfo.php',
    'wp-login.php',
    'graphql',
    'swagger.json',
    'console',
  ],
  ...[
    'trace',
    'env',
    'config',
    'config.json',
    'status',
    'heapdump',
    '__vite_ping',
    '@fs/etc/passwd',
    '@vite/client',
    'assets/',
    'assets/index.js.map',
  ],
  ...[
    'emulator',
    'emulator/phones',
    'emulator/switches',
    'emulator/requests',
    'api/',
    'api/debug',
    'api/admin',
    'api/users/1',
    'api/config',
    'api/backup',
  ],
];
const LEAKS = [
  /\bat .+\(?\/.+:\d+:\d+/,
  /node_modules/,
  packageRoot(),
  /DATABASE_URL/,
  /\[core\]/,
  /"dependencies"/,
  /postgres:\/\//,
];

test('Nothing of operation is there for strangers: no dotfile, map, source, dump or stack trace', async () => {
  const wrong: unknown[] = [];
  let asked = 0;
  for (const name of ASKED)
    for (const [method, accept] of [
      ['GET', '*/*'],
      ['GET', 'text/html'],
      ['POST', '*/*'],
      ['PUT', '*/*'],
      ['OPTIONS', '*/*'],
    ]) {
      const answer = await fetch(`${product.url}/${name}`, {
        method,
        headers: { accept: accept ?? '' },
        redirect: 'manual',
      });
      const text = await answer.text();
      asked++;
      // A page that is none of ours is the web app's to say so: the same page for all.
      const isPage = answer.status === 200 && text.includes('<div id="root">');
      const good =
        isPage ||
        [204, 401, 403, 404].includes(answer.status) ||
        (answer.status === 200 && method === 'OPTIONS') ||
        text.includes('npm run build');
      if (!good || LEAKS.some((leak) => text.match(leak)) || answer.headers.get('x-powered-by'))
        wrong.push([method, name, answer.status, text.slice(0, 100)]);
    }
  const faults = [
    '/api/auth/login',
    '/api/machines',
    '/api/whatsapp/webhook',
    '/%',
    '/%ff',
    '/api/%c0',
    '/api/whatsapp-photos/%',
  ];
  for (const url of faults)
    for (const body of ['{', '"', '\0', '{"email":1}', '[]']) {
      const answer = await fetch(product.url + url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const text = await answer.text();
      asked++;
      if (answer.status >= 500 || LEAKS.some((leak) => text.match(leak)))
        wrong.push([url, body, answer.status, text.slice(0, 200)]);
    }
  expect(wrong.slice(0, 10)).toEqual([]);
  const built = path.join(packageRoot(), 'dist', 'client');
  const maps = existsSync(built)
    ? (readdirSync(built, { recursive: true }) as string[]).filter((file) => file.endsWith('.map'))
    : [];
  expect(maps).toEqual([]);
  recordFigure(
    'H6',
    `${asked} requests of a scanner: nothing of operation, 0 stack traces, 0 source maps`,
    'scan',
  );
});

test('Metrics are for this machine: who comes by a proxy is refused, whatever the request says', async () => {
  expect((await fetch(`${product.url}/metrics`)).status).toBe(200);
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    for (const value of ['203.0.113.7', '127.0.0.1', 'localhost'])
      expect((await fetch(`${product.url}/metrics`, { headers: { [header]: value } })).status).toBe(403);
});

test('There is no default login: the one password was made for this installation, printed once, and is good for one claim', async () => {
  const post = async (url: string, body: object) => {
    const answer = await fetch(product.url + url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { user?: { role: string } } };
  };
  const printed = () =>
    log.map(({ msg }) => /, password (\S+) \(shown this once\)/.exec(msg)?.[1]).filter(Boolean);
  await expect.poll(printed, { timeout: 30_000 }).toHaveLength(1);
  const code = printed()[0] ?? '';
  expect(code).toMatch(/^[\w-]{16}$/);
  const usual = ['admin', 'password', 'changeme', 'kinto', 'a-good-test-password', ''];
  for (const password of usual)
    expect([400, 401]).toContain(
      (await post('/api/auth/login', { email: 'admin@example.com', password: password || ' ' })).status,
    );
  const somebody = { email: 'me@example.org', password: 'a-good-test-password', name: 'Me' };
  expect([401, 403, 409]).toContain((await post('/api/auth/register', somebody)).status);
  expect((await post('/api/auth/claim', { ...somebody, code: 'wrong' })).status).toBe(401);
  expect(await post('/api/auth/claim', { ...somebody, code })).toMatchObject({
    status: 200,
    body: { user: { role: 'admin' } },
  });
  expect((await post('/api/auth/claim', { ...somebody, email: 'you@example.org', code })).status).toBe(409);
  expect((await post('/api/auth/login', { email: 'admin@example.com', password: code })).status).toBe(401);
  recordFigure(
    'H6',
    `${usual.length} usual passwords refused; the printed one good for one claim, 409 at the second`,
    'first-start',
  );
});
