import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { anyUserExists, normaliseEmail } from './find-user.ts';
import { lockFirstUser } from './first-user-lock.ts';
import { hashPassword } from './password.ts';
import { hasRunOut, waitingForClaim } from './printed-password.ts';

const DEFAULT_EMAIL = 'admin@example.com';
/** 16 characters, easy to copy. */
const GENERATED_BYTES = 12;

const generate = () => randomBytes(GENERATED_BYTES).toString('base64url');

export interface BootstrappedAdmin {
  email: string;
  /** To be shown once, since nobody knows it yet; `null` when it was given. */
  password: string | null;
}

type Place = Pick<Context, 'pool' | 'db' | 'clock'>;

/**
 * Makes the first admin when there is no user at all, gives one that nobody claimed in time a fresh password, else does nothing and
 * returns `null`. Of several processes that
 * start at once one makes it. With a generated password the account is provisional: whoever knows it makes the account theirs.
 */
export async function bootstrapAdmin(
  context: Place,
  given: { email: string | null; password: string | null },
): Promise<BootstrappedAdmin | null> {
  if (await anyUserExists(context.db)) return renewPrinted(context);
  const email = normaliseEmail(given.email ?? DEFAULT_EMAIL);
  const password = given.password ?? generate();
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

async function renewPrinted(context: Place): Promise<BootstrappedAdmin | null> {
  const now = context.clock();
  const [admin] = await context.db.select().from(users).where(waitingForClaim);
  if (!admin || !hasRunOut(admin, now)) return null;
  const { id, email } = admin;
  const password = generate();
  const passwordHash = await hashPassword(password);
  return withTx(context.pool, async (tx) => {
    const renewed = await tx
      .update(users)
      .set({ passwordHash, updatedAt: now })
      .where(and(eq(users.id, id), waitingForClaim, eq(users.passwordHash, admin.passwordHash)))
      .returning({ id: users.id });
    // Another process was faster, or somebody claims it right now.
    if (renewed.length === 0) return null;
    await recordAct(
      tx,
      { actor: { kind: 'system' }, clock: context.clock },
      { action: 'user.renew-printed-password', subjectKind: 'user', subjectId: id, after: { email } },
    );
    return { email, password };
  });
}
