import { lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cleanUpAccounts } from '../accounts/clean-up-accounts.ts';
import type { Context } from '../context.ts';
import { idempotencyKeys } from '../db/schema/idempotency-keys.ts';
import { jobKind } from '../jobs/job-kind.ts';
import type { Metrics } from '../monitoring/metrics.ts';

/** Removes what nobody needs any more; messages, answers and photos are never among it. */
export const cleanUpJob = jobKind({ name: 'clean-up', data: z.object({}) });

/** Leftovers of webhooks are of use while somebody looks for what went wrong. */
const LEFTOVERS_KEPT = '30 days';
/** Whoever asks again does so within minutes; a key of yesterday is free again. */
const KEYS_KEPT_MS = 24 * 60 * 60_000;

export async function cleanUp(context: Context, metrics: Pick<Metrics, 'cleanupDuration'>): Promise<void> {
  const stop = metrics.cleanupDuration.startTimer();
  const accounts = await cleanUpAccounts(context);
  const leftovers = await context.db.execute(
    sql`DELETE FROM webhook_leftovers WHERE last_received_at < now() - ${LEFTOVERS_KEPT}::interval`,
  );
  const keys = await context.db
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, new Date(context.clock().getTime() - KEYS_KEPT_MS)));
  const seconds = stop();
  context.log.info(
    { accounts, leftovers: leftovers.rowCount ?? 0, keys: keys.rowCount ?? 0, seconds },
    'Successfully completed cleanup',
  );
}
