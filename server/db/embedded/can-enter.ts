import { realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import type { SystemUser } from './system-user.ts';

const READ_AND_ENTER = 0o5;
const ENTER = 0o1;

/** Whether this user may enter and read a folder, by the permissions of it and of every folder above. */
export function canEnter(folder: string, user: SystemUser): boolean {
  let at = realpathSync(folder);
  if (!allows(statSync(at), user, READ_AND_ENTER)) return false;
  while (at !== path.dirname(at)) {
    at = path.dirname(at);
    if (!allows(statSync(at), user, ENTER)) return false;
  }
  return true;
}

function allows(stats: Stats, user: SystemUser, wanted: number): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  return ((stats.mode >> shift) & wanted) === wanted;
}
