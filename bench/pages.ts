import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { bootstrapAdmin } from '../server/accounts/bootstrap-admin.ts';
import { loadConfig } from '../server/config/load-config.ts';
import { loadSecrets } from '../server/config/load-secrets.ts';
import { packageRoot } from '../server/config/package-root.ts';
import { startEmbedded } from '../server/db/embedded/start-embedded.ts';
import { migrateLatest } from '../server/db/migrate.ts';
import { startKinto } from '../server/kinto.ts';
import { createLogger } from '../server/log/logger.ts';
import { startStandIn } from './stand-in.ts';

/** `npm run bench:pages`: what the lists of the web app cost over HTTP at 100,000 of everything; see `fill.sql`. */
const TIMES = 30;
const ADMIN = { email: 'admin@example.com', password: 'a-good-bench-password' };
const LISTS = [
  '/api/today',
  '/api/today/nok',
  '/api/today/jobs?group=in_progress',
  '/api/assignments',
  '/api/conversations',
  '/api/conversations?search=asha',
  '/api/submission-rows',
  '/api/submission-rows?status=completed&machineId=7',
  '/api/submission-rows?search=checklist%2017',
  '/api/submission-rows?failed=true',
  '/api/submissions',
  '/api/templates',
  '/api/machines',
  '/api/machines?search=filler%2077',
  '/api/machines?sort=location&descending=true',
  '/api/operators',
  '/api/operators?search=dora',
  '/api/operators?search=100123',
  '/api/machines/7/trends',
  '/api/audit',
  '/api/users',
];

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-bench-'));
  const log = createLogger({ level: 'fatal' });
  const config = { ...loadConfig({ DATA_DIR: folder, HOST: '127.0.0.1' }), port: 0 };
  const database = await startEmbedded({ dataDir: folder, log });
  await migrateLatest(database.url, { log });
  await fill(database.url);
  const standIn = await startStandIn();
  const kinto = await startKinto({
    config,
    secrets: loadSecrets(config),
    databaseUrl: database.url,
    cloud: { apiUrl: standIn.url, accessToken: 'bench', phoneNumberId: '106540352242922' },
    emulatorUrl: null,
    version: 'bench',
    log,
  });
  try {
    await bootstrapAdmin(kinto.context, ADMIN);
    const token = await signIn(kinto.url);
    const figures = [];
    for (const list of LISTS) figures.push(await measure(kinto.url + list, list, token));
    console.table(figures);
  } finally {
    await kinto.stop();
    await standIn.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(await readFile(path.join(packageRoot(), 'bench', 'fill.sql'), 'utf8'));
  await client.end();
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  return ((await response.json()) as { token: string }).token;
}

/** The first request is cold, and shown by itself. */
async function measure(url: string, list: string, token: string) {
  const times: number[] = [];
  let bytes = 0;
  for (let i = 0; i <= TIMES; i++) {
    const startedAt = performance.now();
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    bytes = (await response.arrayBuffer()).byteLength;
    times.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${list}: ${response.status}`);
  }
  const [cold = 0, ...warm] = times;
  warm.sort((a, b) => a - b);
  const ms = (value: number | undefined) => Number((value ?? 0).toFixed(1));
  return {
    list,
    'cold ms': ms(cold),
    'p50 ms': ms(warm[Math.floor(TIMES / 2)]),
    'p95 ms': ms(warm[Math.floor(TIMES * 0.95)]),
    kB: Math.round(bytes / 1024),
  };
}

await main();
