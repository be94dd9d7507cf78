import type { User } from '../../../../shared/contracts/auth.ts';
import { type Role, roles } from '../../../../shared/words.ts';

/** Whether a user may do what needs that role; the server checks it again. */
export function may(user: Pick<User, 'role'>, role: Role): boolean {
  return roles.indexOf(user.role) >= roles.indexOf(role);
}
