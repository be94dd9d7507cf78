import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { makeCluster } from '../db/embedded/make-cluster.ts';
import { DATABASE_NAME, findPlace, type Place } from '../db/embedded/place.ts';
import { run } from '../db/embedded/run.ts';
import { createLogger } from '../log/logger.ts';
import { freePort } from './free-port.ts';
import { childrenOf, readProcess, signal } from './processes.ts';

/** A PostgreSQL server of one's own, to do to it what no shared one survives. Linux alone. */
export interface OwnServer {
  /** Its one database, empty at first. The port stays the same over restarts. */
  url: string;
  /** Its files are in `postgres/cluster` under it. */
  folder: string;
  /** Ends all its processes at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, killed before if it still runs. Resolves when it takes connections. */
  restart(): Promise<void>;
  /** Halts the backends of the connections that there are; a connection that comes later is served. */
  stopBackends(): void;
  wakeBackends(): void;
  /** Ends it and removes its files. */
  close(): Promise<void>;
}

/** Milliseconds: after a crash it first reads its journal. */
const START_TIMEOUT = 60_000;
const LOOK_AGAIN = 20;
const SETTINGS = ['max_connections=300', 'listen_addresses=127.0.0.1', 'unix_socket_directories='];

/**
 * Makes a server and starts it. What is committed is on disk (`fsync` is on) unless `settings` say otherwise.
 * @param options.settings of PostgreSQL, as `name=value`
 * @param options.folder absolute; one of its own unless given
 * @throws Error with the end of the server's log when it will not start
 */
export async function startOwnServer(
  options: { settings?: readonly string[]; folder?: string } = {},
): Promise<OwnServer> {
  const { settings = [], folder = ownFolder() } = options;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const log = createLogger({ level: 'error' });
  const place = findPlace(folder, log);
  await makeCluster(place, log);
  const password = readFileSync(path.join(place.home, 'password'), 'utf8').trim();
  const port = await freePort();
  const url = `postgres://${DATABASE_NAME}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
  const begin = () => start(place, [`port=${port}`, ...SETTINGS, ...settings], inDatabase(url, 'postgres'));
  let server = await begin();
  await ask(inDatabase(url, 'postgres'), `create database ${DATABASE_NAME}`);
  let halted: number[] = [];
  const kill = async () => {
    if (!hasEnded(server)) await killAll(server);
  };
  return {
    url,
    folder,
    kill,
    async restart() {
      await kill();
      server = await begin();
    },
    stopBackends() {
      halted = childrenOf(pidOf(server)).flatMap(({ pid, words }) => (SERVES.test(words) ? [pid] : []));
      for (const pid of halted) signal(pid, 'SIGSTOP');
    },
    wakeBackends() {
      for (const pid of halted.splice(0)) signal(pid, 'SIGCONT');
    },
    async close() {
      await kill();
      rmSync(options.folder ? place.home : folder, { recursive: true, force: true });
    },
  };
}

/** What a backend says of itself: `postgres: <role> <database> 127.0.0.1(<port>) idle`. */
const SERVES = /^postgres: .* 127\.0\.0\.1\(\d+\)/;

/** By this name the next run of the tests finds and removes what a killed one left. */
const ownFolder = () => mkdtempSync(path.join(tmpdir(), `kinto-test-${process.pid}-`));

async function start(place: Place, settings: string[], url: string): Promise<ChildProcess> {
  const server = run(place, 'postgres', place.home, (seen) => [
    ...['-D', path.posix.join(seen, 'cluster')],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const deadline = performance.now() + START_TIMEOUT;
  for (;;) {
    const error = await ask(url, 'select 1').catch((cause: unknown) => cause);
    if (error === undefined) return server;
    if (hasEnded(server) || performance.now() > deadline) {
      const log = readFileSync(path.join(place.home, 'server.log'), 'utf8').slice(-2_000);
      throw new Error(`The server did not start. The end of its log:\n${log}`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

async function killAll(server: ChildProcess): Promise<void> {
  const pid = pidOf(server);
  const ended = once(server, 'exit');
  // Halted first, it starts nothing while its processes are counted, and mourns none of them.
  signal(pid, 'SIGSTOP');
  const all = [pid, ...childrenOf(pid).map((child) => child.pid)];
  for (const each of all) signal(each, 'SIGKILL');
  await ended;
  // As long as one of them holds its memory, no new server starts.
  while (all.some((each) => ![undefined, 'Z'].includes(readProcess(each)?.state)))
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
const pidOf = (child: ChildProcess) => child.pid as number;

function inDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => {});
  }
}
