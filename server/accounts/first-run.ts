import { eq } from 'drizzle-orm';
import type { firstRun } from '../../shared/contracts/auth.ts';
import type { Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { anyUserExists } from './find-user.ts';

/** How far the first start is: the page makes the first admin, or makes a provisional one somebody's own. */
export const firstRunVerb: Verb<typeof firstRun> = async ({ db }) => {
  if (!(await anyUserExists(db))) return { state: 'open' };
  const waiting = await db.select({ id: users.id }).from(users).where(eq(users.provisional, true)).limit(1);
  return { state: waiting.length > 0 ? 'provisional' : 'done' };
};
