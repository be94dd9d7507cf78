import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from './is-alive.ts';

/** What `postmaster.pid` says, when the server that wrote it runs. `port` is `null` in the first moments. */
export interface Postmaster {
  pid: number;
  port: number | null;
}

/** No process can have this number: above the highest that any system gives out. */
const NOBODY = '999999999';

/** The server that runs on a cluster, or `null`: a file that a crash left behind counts for nothing. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(cluster);
  const pid = Number(lines[0]);
  if (!pid || !isPostgres(pid)) return null;
  return { pid, port: Number(lines[3]) || null };
}

/**
 * After a crash (of a container, above all) the number in `postmaster.pid` may belong to some other program by now,
 * and PostgreSQL would take that for itself and refuse to start. The file stays, for PostgreSQL's own check that no
 * process of the dead server is left; only the number goes.
 */
export function disownStalePid(cluster: string): void {
  const lines = readLines(cluster);
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || isPostgres(pid)) return;
  writeFileSync(path.join(cluster, 'postmaster.pid'), [NOBODY, ...lines.slice(1)].join('\n'));
}

function readLines(cluster: string): string[] {
  try {
    return readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Where a process can't be looked at (only Linux has `/proc`) any living one is taken for it. A zombie has no words. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  const words = `/proc/${pid}/cmdline`;
  if (!existsSync('/proc/self/cmdline')) return true;
  return existsSync(words) && path.basename(readFileSync(words, 'utf8').split('\0')[0] ?? '') === 'postgres';
}
