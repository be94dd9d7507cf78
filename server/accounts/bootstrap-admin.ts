import { randomBytes } from 'node:crypto';
import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { anyUserExists, normaliseEmail } from './find-user.ts';
import { lockFirstUser } from './first-user-lock.ts';
import { hashPassword } from './password.ts';

const DEFAULT_EMAIL = 'admin@example.com';
/** 16 characters, easy to copy. */
const GENERATED_BYTES = 12;

export interface BootstrappedAdmin {
  email: string;
  /** To be shown once, since nobody knows it yet; `null` when it was given. */
  password: string | null;
}

/**
 * Makes the first admin when there is no user at all, else does nothing and returns `null`. Of several processes that
 * start at once one makes it. With a generated password the account is provisional: whoever knows it makes the account theirs.
 */
export async function bootstrapAdmin(
  context: Pick<Context, 'pool' | 'db' | 'clock'>,
  given: { email: string | null; password: string | null },
): Promise<BootstrappedAdmin | null> {
  if (await anyUserExists(context.db)) return null;
  const email = normaliseEmail(given.email ?? DEFAULT_EMAIL);
  const password = given.password ?? randomBytes(GENERATED_BYTES).toString('base64url');
  const passwordHash = await hashPassword(password);
  return withTx(context.pool, async (tx) => {
    await lockFirstUser(tx);
    if (await anyUserExists(tx)) return null;
    const now = context.clock();
    const provisional = given.password === null;
    const [user] = await tx
      .insert(users)
      .values({
        email,
        name: 'Admin',
        role: 'admin',
        passwordHash,
        provisional,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: users.id });
    await recordAct(
      tx,
      { actor: { kind: 'system' }, clock: context.clock },
      {
        action: 'user.bootstrap',
        subjectKind: 'user',
        subjectId: user?.id ?? '',
        after: { email, role: 'admin' },
      },
    );
    return { email, password: given.password === null ? password : null };
  });
}
