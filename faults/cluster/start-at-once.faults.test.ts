import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsFolder } from '../../server/db/migrate.ts';
import { migrateTo } from '../../server/db/migrate-to.ts';
import { createLogger } from '../../server/log/logger.ts';
import { type Build, makeBuild } from '../builds/make-build.ts';
import { startCluster } from './start-cluster.ts';

const PROCESSES = 4;
const EARLIER = 3;
const SECRET = 'a-secret-of-the-test-that-is-long-enough';
const cloud = {
  apiUrl: 'http://127.0.0.1:1',
  ...{ accessToken: SECRET, phoneNumberId: '106540352242922', appSecret: SECRET, verifyToken: SECRET },
};
const admin = { email: 'admin@example.com', password: 'a-good-test-password' };
const log = createLogger({ level: 'error' });
const files = readdirSync(migrationsFolder())
  .filter((name) => name.endsWith('.sql'))
  .sort();

let folder: string;
let build: Build;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kinto-cluster-'));
  build = await makeBuild([]);
});
afterAll(async () => {
  await build.remove();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['an empty database', () => Promise.resolve()],
  ['one of an earlier version', (url: string) => migrateTo(url, files.length - EARLIER, { log })],
])('Four processes start at once on %s: each migration runs once, and no process ends', async (on, prepare) => {
  const cluster = await startCluster({
    ...{ main: build.main, processes: PROCESSES, cloud, admin, prepare },
    folder: path.join(folder, on),
  });
  const client = new pg.Client({ connectionString: cluster.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migrations ORDER BY id');
    expect(rows.map(({ name }) => `${name}.sql`)).toEqual(files);
    expect(cluster.unaskedExits).toEqual([]);
    expect(cluster.observed().restarts).toBe(0);
  } finally {
    await client.end();
    await cluster.stop();
  }
});
