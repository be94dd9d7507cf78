import { and, eq } from 'drizzle-orm';
import type { RequestContext } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { idempotencyKeys } from '../db/schema/idempotency-keys.ts';
import { conflict } from '../errors.ts';

/**
 * Acts once for each `Idempotency-Key`: the first request acts and its answer is kept, another one with the same key gets that
 * answer, and one that comes at the same instant waits for it. Without a key it just acts. Everything that `act` does must be in
 * `tx`: key, act and answer are kept together or not at all, so what failed can be tried again under the same key.
 * @throws AppError conflict when the key came with another request before
 */
export async function answerOnce<T>(tx: Tx, context: RequestContext, act: () => Promise<T>): Promise<T> {
  const { once } = context;
  if (!once) return act();
  once.claimed = true;
  const { userId, key, route, requestHash } = once;
  const mine = and(eq(idempotencyKeys.userId, userId), eq(idempotencyKeys.key, key));
  // A second request waits here until the first has committed, or takes its place when that one failed.
  const [first] = await tx
    .insert(idempotencyKeys)
    .values({ userId, key, route, requestHash, createdAt: context.clock() })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (first) {
    const response = await act();
    await tx.update(idempotencyKeys).set({ response }).where(mine);
    return response;
  }
  const [before] = await tx.select().from(idempotencyKeys).where(mine);
  if (before?.route !== route || !before.requestHash.equals(requestHash))
    throw conflict('This Idempotency-Key was sent before with another request. Take a new one.');
  return before.response as T;
}
