import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { packageRoot } from '../../config/package-root.ts';
import { createLogger } from '../../log/logger.ts';
import { readPostmaster } from './postmaster.ts';
import { type Embedded, startEmbedded } from './start-embedded.ts';

// Whole servers are made and killed here; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const log = createLogger({ level: 'silent' });
let root: string;
let dataDir: string;
let cluster: string;
const servers: Embedded[] = [];
const processes: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kinto-embedded-'));
  chmodSync(root, 0o755);
  dataDir = path.join(root, 'data');
  cluster = path.join(dataDir, 'postgres', 'cluster');
});
afterEach(async () => {
  for (const child of processes.splice(0)) await kill(child, 'SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  const left = readPostmaster(cluster);
  if (left) process.kill(left.pid, 'SIGQUIT');
  rmSync(root, { recursive: true });
  expect(left).toBeNull();
});

async function start(): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, log, settings: ['fsync=off'] });
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that holds the same server; resolves with its URL when it has it. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const program = path.join(packageRoot(), 'server/test/hold-embedded.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    cwd: packageRoot(),
    // Its own group, as a shell gives one to every command.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  if (!child.stdout) throw new Error('no stdout');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, url: String(line).replace('ready ', '') };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

function killServer(): void {
  process.kill(readPostmaster(cluster)?.pid ?? 0, 'SIGKILL');
}

test('starts, keeps what is written, stops, and comes back under the same address', async () => {
  const first = await start();
  await query(first.url, "create table words as select 'Prüfung ✅'::text as word");
  const [row] = await query(
    first.url,
    `select current_setting('server_encoding') as encoding, upper('é') as upper, current_setting('fsync') as fsync,
       current_setting('listen_addresses') as listens, current_setting('TimeZone') as zone`,
  );
  expect(row).toEqual({ encoding: 'UTF8', upper: 'É', fsync: 'off', listens: '127.0.0.1', zone: 'UTC' });
  await first.stop();
  expect(readPostmaster(cluster)).toBeNull();
  await expect(query(first.url, 'select 1')).rejects.toThrow();

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select word from words')).toEqual([{ word: 'Prüfung ✅' }]);
});

test('nobody gets in without the password, and nobody else can read it', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  const home = path.join(dataDir, 'postgres');
  expect(statSync(home).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(home, 'password')).mode & 0o777).toBe(0o600);
});

describe('crashes', () => {
  test('the product is killed: the server that is left behind is taken over, then stopped', async () => {
    const other = await startElsewhere();
    const before = readPostmaster(cluster)?.pid;
    await kill(other.child, 'SIGKILL');
    const server = await start();
    expect(readPostmaster(cluster)?.pid).toBe(before);
    expect(server).toMatchObject({ url: other.url, startedNow: false });
    await server.stop();
    expect(readPostmaster(cluster)).toBeNull();
  });

  test('Ctrl+C in the terminal ends us, not the server under work in hand', async () => {
    const other = await startElsewhere();
    process.kill(-(other.child.pid ?? 0), 'SIGINT');
    await once(other.child, 'exit');
    const server = await start();
    expect(server).toMatchObject({ url: other.url, startedNow: false });
  });

  test('both are killed: the stale postmaster.pid is no hindrance, and no data is lost', async () => {
    const other = await startElsewhere();
    await query(other.url, 'create table kept as select 7 as n');
    await kill(other.child, 'SIGKILL');
    killServer();
    expect(existsSync(path.join(cluster, 'postmaster.pid'))).toBe(true);
    const server = await start();
    expect(await query(server.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('the number in the stale postmaster.pid belongs to another program by now', async () => {
    await (await start()).stop();
    // PostgreSQL knows another user's process for a stranger by itself, so this one is of its own user (who need not
    // be able to reach our Node).
    const stranger = spawn('sleep', ['600'], {
      uid: statSync(cluster).uid,
      cwd: '/',
      stdio: 'ignore',
    });
    processes.push(stranger);
    const lines = [stranger.pid, cluster, 1, 1, '', '127.0.0.1', ' 1 1', 'ready'];
    writeFileSync(path.join(cluster, 'postmaster.pid'), lines.join('\n'));
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('killed while the database was being made: it is made anew', async () => {
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    const draft = path.join(dataDir, `.postgres-${dead.pid}-abcd`);
    mkdirSync(path.join(draft, 'cluster/base'), { recursive: true });
    writeFileSync(path.join(draft, 'password'), 'half');
    const server = await start();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir)).toEqual(['postgres']);
  });

  test('the server is killed under us: it is started again, under the same address', async () => {
    const { url } = await start();
    const before = readPostmaster(cluster)?.pid;
    killServer();
    await vi.waitFor(() => query(url, 'select 1'), { timeout: 20_000, interval: 50 });
    expect(readPostmaster(cluster)?.pid).not.toBe(before);
  });
});

describe('several processes', () => {
  test('started at once they share one server; the first to go leaves it, the last one stops it', async () => {
    const [one, two, here] = await Promise.all([startElsewhere(), startElsewhere(), start()]);
    expect([one.url, two.url]).toEqual([here.url, here.url]);
    expect(readdirSync(dataDir)).toEqual(['postgres']);
    await here.stop();
    await kill(one.child, 'SIGTERM');
    expect(await query(two.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await kill(two.child, 'SIGTERM');
    expect(readPostmaster(cluster)).toBeNull();
  });

  test('who leaves does not stop it; stopping twice is no fault', async () => {
    const first = await start();
    await first.leave();
    await first.stop();
    const second = await start();
    expect(second.startedNow).toBe(false);
    await second.stop();
    await second.stop();
    expect(readPostmaster(cluster)).toBeNull();
  });
});

describe('what can’t be put right is told', () => {
  test('a setting that PostgreSQL refuses', async () => {
    await (await start()).stop();
    appendFileSync(path.join(cluster, 'postgresql.conf'), 'shared_buffers = many\n');
    await expect(start()).rejects.toThrow(/did not start.*invalid value for parameter "shared_buffers"/s);
  });

  test('a password file of another server', async () => {
    const { url } = await start();
    const file = path.join(dataDir, 'postgres/password');
    const password = readFileSync(file, 'utf8');
    writeFileSync(file, 'of another');
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(`${file} is not the server's password.`);
    writeFileSync(file, password);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

test.skipIf(process.getuid?.() !== 0 || process.platform !== 'linux')(
  'as root, in a folder that only root may enter',
  async () => {
    const hidden = path.join(root, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    dataDir = path.join(hidden, 'data');
    cluster = path.join(dataDir, 'postgres', 'cluster');
    const first = await start();
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(statSync(cluster).uid).not.toBe(0);
  },
);
