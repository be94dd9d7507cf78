import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Logger } from '../../log/logger.ts';
import { isAlive } from './is-alive.ts';
import { DATABASE_NAME, type Place } from './place.ts';
import { run } from './run.ts';

/** An admin may change these in `postgresql.conf`. No statement with a person's words in it reaches its log. */
export const SETTINGS = [
  'shared_buffers=128MB',
  'max_connections=100',
  'effective_cache_size=512MB',
  'work_mem=8MB',
  'maintenance_work_mem=64MB',
  'random_page_cost=1.1',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'password_encryption=scram-sha-256',
  'logging_collector=on',
  'log_filename=postgresql-%a.log',
  'log_rotation_age=1d',
  'log_truncate_on_rotation=on',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

const DRAFT = /^\.postgres-(\d+)-[0-9a-f]+$/;

/**
 * Makes the cluster unless it is there. It is made under another name and moved to its place when complete, so that
 * whatever is at `place.home` is whole; of two processes at once the slower one throws its own away.
 */
export async function makeCluster(place: Place, log: Logger): Promise<void> {
  mkdirSync(place.dataDir, { recursive: true });
  clearDrafts(place.dataDir);
  if (existsSync(place.home)) return;
  log.info({ folder: place.home }, 'Making a database');
  const draft = path.join(place.dataDir, `.postgres-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await fill(draft, place);
    renameSync(draft, place.home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(place.home)) throw error;
  }
}

async function fill(draft: string, place: Place): Promise<void> {
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(path.join(draft, 'password'), randomBytes(24).toString('hex'), { mode: 0o600 });
  for (const at of [draft, path.join(draft, 'password')]) {
    if (place.user) chownSync(at, place.user.uid, place.user.gid);
  }
  const initdb = run(place, 'initdb', draft, (seen) => [
    `--pgdata=${path.posix.join(seen, 'cluster')}`,
    `--pwfile=${path.posix.join(seen, 'password')}`,
    `--username=${DATABASE_NAME}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...SETTINGS.map((setting) => `--set=${setting}`),
  ]);
  const [code] = await once(initdb, 'exit');
  if (code !== 0) {
    throw new Error(
      `PostgreSQL could not make its database:\n${readFileSync(path.join(draft, 'server.log'), 'utf8')}`,
    );
  }
}

/** What a process left behind that was killed while it made a cluster. */
function clearDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(DRAFT.exec(name)?.[1]);
    if (pid && pid !== process.pid && !isAlive(pid))
      rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}
