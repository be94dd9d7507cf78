import type { isProtected, me as meContract, verify as verifyContract } from '../../shared/contracts/auth.ts';
import type { Verb } from '../context.ts';
import { findSelf } from './find-user.ts';

export const me: Verb<typeof meContract> = ({ db, actor }) => findSelf(db, actor);

export const verify: Verb<typeof verifyContract> = async ({ db, actor }) => ({
  valid: true,
  user: await findSelf(db, actor),
});

export const showProtected: Verb<typeof isProtected> = async ({ db, actor }) => ({
  message: 'You are signed in.',
  user: await findSelf(db, actor),
});
