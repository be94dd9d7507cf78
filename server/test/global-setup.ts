import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readEnvironment } from '../config/read-environment.ts';
import { isAlive } from '../db/embedded/is-alive.ts';
import { readPostmaster } from '../db/embedded/postmaster.ts';
import { startEmbedded } from '../db/embedded/start-embedded.ts';
import { migrateLatest } from '../db/migrate.ts';
import { createLogger } from '../log/logger.ts';

/** Speed for safety: these databases are thrown away. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];
const FOLDER = /^kinto-test-(\d+)-/;

interface Running {
  users: number;
  ready: Promise<{ url: string; template: string; stop(): Promise<void> }>;
}

/** One server for the whole run, though every project of the run calls this on its own. */
const shared = globalThis as { kintoTestServer?: Running };

/**
 * Starts one PostgreSQL for all tests (or takes that of `TEST_DATABASE_URL`, whose role must be allowed to create
 * databases) and migrates the template that each test file gets a copy of.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.kintoTestServer ??= { users: 0, ready: prepare(readEnvironment().TEST_DATABASE_URL) };
  const running = shared.kintoTestServer;
  running.users++;
  const { url, template, stop } = await running.ready;
  project.provide('testServer', { url, template });
  return async () => {
    running.users--;
    if (running.users === 0) await stop();
  };
}

async function prepare(given: string | undefined) {
  const log = createLogger({ level: 'warn' });
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startServer();
  const template = `kinto_template_${randomBytes(4).toString('hex')}`;
  await run(server.url, `create database ${template}`);
  const target = new URL(server.url);
  target.pathname = `/${template}`;
  await migrateLatest(target.href, { log });
  return {
    url: server.url,
    template,
    stop: async () => {
      await run(server.url, `drop database ${template} with (force)`);
      await server.stop();
    },
  };
}

async function startServer() {
  clearKilledRuns();
  const folder = mkdtempSync(path.join(tmpdir(), `kinto-test-${process.pid}-`));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({
    dataDir: folder,
    log: createLogger({ level: 'error' }),
    settings: SETTINGS,
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind: end it and remove its folder. */
function clearKilledRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(tmpdir(), name);
    try {
      const server = readPostmaster(path.join(folder, 'postgres', 'cluster'));
      if (server) process.kill(server.pid, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's: not ours to clear.
    }
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
