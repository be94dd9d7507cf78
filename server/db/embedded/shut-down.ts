import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { program } from './binaries.ts';
import type { Place } from './place.ts';
import { readPostmaster } from './postmaster.ts';

/** How long a server may take to write down what it has in memory, in milliseconds. */
const STOP_TIMEOUT = 20_000;
const LOOK_AGAIN = 20;

/**
 * PostgreSQL's fast shutdown: connections are ended, everything is written, the process is gone.
 * @throws Error when it takes longer than 20 s; nothing is lost by that, the next start reads the journal.
 */
export async function shutDown(place: Place, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    // Windows has no signals; PostgreSQL's own tool knows the way.
    const args = ['stop', '-D', place.cluster, '-m', 'fast', '-w'];
    await once(spawn(program(place.binaries, 'pg_ctl'), args, { stdio: 'ignore' }), 'exit');
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + STOP_TIMEOUT;
  while (readPostmaster(place.cluster)?.pid === pid) {
    if (performance.now() > deadline)
      throw new Error(`The embedded PostgreSQL (process ${pid}) does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}
