import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync } from 'node:fs';
import path from 'node:path';
import { program } from './binaries.ts';
import { isHidden, type Place } from './place.ts';

/** How a process sees an open folder that it was handed as its fourth file, whatever lies above that folder. */
const HANDED_FOLDER = '/proc/self/fd/3';

/**
 * Starts a program of PostgreSQL as the server's user, on a folder of ours, in its own session so that a Ctrl+C in
 * the terminal reaches us alone. `args` gets the folder's path as the program must name it.
 *
 * When that user can't enter the folder (it lies in root's home, say), the folder is opened here and handed over.
 * @throws Error where that is impossible: only Linux can do it.
 */
export function run(
  place: Place,
  name: 'postgres' | 'initdb',
  folder: string,
  args: (seen: string) => string[],
): ChildProcess {
  const hidden = isHidden(folder, place.user);
  if (hidden && process.platform !== 'linux') {
    throw new Error(
      `The user that PostgreSQL runs as can't enter ${folder}. Set DATA_DIR to a folder that everybody may enter, start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  const output = openSync(path.join(folder, 'server.log'), 'a', 0o600);
  if (place.user) fchownSync(output, place.user.uid, place.user.gid);
  const handed = hidden ? [openSync(folder, 'r')] : [];
  try {
    return spawn(program(place.binaries, name), args(hidden ? HANDED_FOLDER : folder), {
      ...place.user,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output, output, ...handed],
      // Nothing of our own environment, where the secrets are. Windows programs can't start without theirs.
      ...(process.platform === 'win32'
        ? {}
        : { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } }),
    });
  } finally {
    for (const fd of [output, ...handed]) closeSync(fd);
  }
}
