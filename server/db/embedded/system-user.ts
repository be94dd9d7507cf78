import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The user of the operating system that the database server runs as. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const OWN_USER = 'kinto-app';

/**
 * Whom to run the server as: `null` means "as we are". Root can't run PostgreSQL, so for root it is the owner of the
 * data when there is data already, else our own user, made now, else the `postgres` user of this machine.
 * @throws Error when the data is another user's, or when root finds nobody.
 */
export function serverUser(home: string): SystemUser | null {
  const owner = statSync(home, { throwIfNoEntry: false });
  const we = process.getuid?.();
  if (we !== 0) {
    if (!owner || we === undefined || owner.uid === we) return null;
    throw new Error(
      `${home} belongs to another user (number ${owner.uid}): start as that user or as root, as the first time, or set another DATA_DIR.`,
    );
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = lookUp(OWN_USER) ?? createOwnUser() ?? lookUp('postgres');
  if (user) return user;
  throw new Error(
    `PostgreSQL refuses to run as root, and a user for it can't be made here. Create one called ${OWN_USER}, start as an ordinary user, or set DATABASE_URL.`,
  );
}

function createOwnUser(): SystemUser | null {
  const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin'];
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', ...nowhere, OWN_USER]],
    // BusyBox, as in Alpine.
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', OWN_USER]],
  ];
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore' });
    // Asked whatever came back: a process that started together with us may have been faster.
    const user = lookUp(OWN_USER);
    if (user) return user;
  }
  return null;
}

function lookUp(name: string): SystemUser | null {
  const [uid, gid] = ['-u', '-g'].map((what) =>
    spawnSync('id', [what, name], { encoding: 'utf8' }).stdout?.trim(),
  );
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
