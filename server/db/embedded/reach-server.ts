import type { ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../../log/logger.ts';
import { pgErrorCode } from '../pg-error-code.ts';
import { type Hold, takeHold } from './hold.ts';
import { DATABASE_NAME, type Place } from './place.ts';
import { choosePort, keepPort } from './port.ts';
import { disownStalePid, readPostmaster } from './postmaster.ts';
import { run } from './run.ts';

/** A server that runs, and that we hold. */
export interface Reached {
  url: string;
  pid: number;
  hold: Hold;
  /** We started it just now; `false`: it was running already. */
  started: boolean;
}

/** How long a start may take, in milliseconds: after a crash the server first reads its journal. */
const START_TIMEOUT = 60_000;
const LOOK_AGAIN = 50;
/**
 * A start fails when the port was taken meanwhile, when somebody else was faster, or while processes of a dead server
 * still go; more often it is something else. Each further one waits twice as long, 3 s in all.
 */
const MOST_STARTS = 6;
const BAD_PASSWORD = '28P01';

/**
 * Finds the server of a place running, whoever started it, or starts it; then holds it.
 * @throws Error with the end of the server's log when it will not start.
 */
export async function reachServer(place: Place, settings: readonly string[], log: Logger): Promise<Reached> {
  const deadline = performance.now() + START_TIMEOUT;
  let started: ChildProcess | null = null;
  let starts = 0;
  let trouble: unknown;
  while (performance.now() < deadline) {
    const server = readPostmaster(place.cluster);
    if (server?.port) {
      const url = serverUrl(place, server.port);
      try {
        const hold = await takeHold(url);
        keepPort(place, server.port);
        if (starts === 0) log.info('The embedded PostgreSQL is running already');
        return { url, pid: server.pid, hold, started: starts > 0 };
      } catch (error) {
        if (pgErrorCode(error) === BAD_PASSWORD)
          throw new Error(`${passwordFile(place)} is not the server's password.`);
        trouble = error;
      }
    } else if (!server && (started === null || started.exitCode !== null || started.signalCode !== null)) {
      if (starts === MOST_STARTS) break;
      if (starts > 0) await pause(LOOK_AGAIN * 2 ** starts);
      started = await start(place, settings);
      starts++;
    }
    await pause(LOOK_AGAIN);
  }
  throw new Error(`The embedded PostgreSQL did not start. The end of its log:\n${endOfLog(place)}`, {
    cause: trouble,
  });
}

async function start(place: Place, settings: readonly string[]): Promise<ChildProcess> {
  disownStalePid(place.cluster);
  const port = await choosePort(place);
  const child = run(place, 'postgres', place.home, (seen) => [
    '-D',
    path.posix.join(seen, 'cluster'),
    ...['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  // It outlives us when we are killed, and must not keep us when we are done.
  child.unref();
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return child;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function serverUrl(place: Place, port: number): string {
  return `postgres://${DATABASE_NAME}:${readFileSync(passwordFile(place), 'utf8').trim()}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

function passwordFile(place: Place): string {
  return path.join(place.home, 'password');
}

function endOfLog(place: Place): string {
  const fd = openSync(path.join(place.home, 'server.log'), 'r');
  try {
    const size = fstatSync(fd).size;
    const end = Buffer.alloc(Math.min(size, 2_000));
    readSync(fd, end, 0, end.length, size - end.length);
    return end.toString('utf8');
  } finally {
    closeSync(fd);
  }
}
