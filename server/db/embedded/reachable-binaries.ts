import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Logger } from '../../log/logger.ts';
import type { Binaries } from './binaries.ts';
import { canEnter } from './can-enter.ts';
import type { SystemUser } from './system-user.ts';

/** Where root keeps a copy of the programs when the server's user can't enter `node_modules`. */
const SHARED_PLACE = '/var/lib/kinto-app';

/** The same PostgreSQL, where `user` can run it: as it is, or a copy when `node_modules` lies in root's own folders. */
export function reachableBinaries(
  binaries: Binaries,
  user: SystemUser | null,
  log: Logger,
  place: string = SHARED_PLACE,
): Binaries {
  if (!user || canEnter(path.join(binaries.folder, 'bin'), user)) return binaries;
  const folder = path.join(place, `postgresql-${binaries.version}`);
  if (!existsSync(folder)) {
    log.info({ folder }, 'Copying PostgreSQL to where its own user can run it');
    copy(binaries.folder, folder);
  }
  return { folder, version: binaries.version };
}

/** Complete or not at all: two processes may be doing this at once. */
function copy(from: string, to: string): void {
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/** A strict umask, at install or now, must not hide them again. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(at);
    else if (entry.isFile()) chmodSync(at, statSync(at).mode & 0o100 ? 0o755 : 0o644);
  }
}
