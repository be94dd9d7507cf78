import path from 'node:path';
import type { Logger } from '../../log/logger.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { canEnter } from './can-enter.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { type SystemUser, serverUser } from './system-user.ts';

/** Where an embedded server lives and whom it runs as. All in `home` belongs to the server's user. */
export interface Place {
  dataDir: string;
  /** `DATA_DIR/postgres`: the cluster, its password, its port. */
  home: string;
  cluster: string;
  user: SystemUser | null;
  binaries: Binaries;
}

/** The user and the role of the database, and the database itself. */
export const DATABASE_NAME = 'kinto';

export function findPlace(dataDir: string, log: Logger): Place {
  const home = path.join(dataDir, 'postgres');
  const user = serverUser(home);
  const binaries = reachableBinaries(findBinaries(), user, log);
  return { dataDir, home, cluster: path.join(home, 'cluster'), user, binaries };
}

/** `folder`'s contents belong to the server's user, yet that user can't get there: root's home, for example. */
export function isHidden(folder: string, user: SystemUser | null): boolean {
  return user !== null && !canEnter(folder, user);
}
