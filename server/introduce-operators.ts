import { and, gt, isNull } from 'drizzle-orm';
import type { Db } from './db/db.ts';
import { operators } from './db/schema/operators.ts';
import type { Logger } from './log/logger.ts';

/** Somebody who has just added an operator looks for the phone within seconds. */
const LOOK_EVERY_MS = 2_000;
const MOST = 500;

/**
 * Tells the emulator who its phones belong to, now and whenever an operator is added or renamed, so that its page shows names. A
 * courtesy: nothing depends on it.
 * @returns the way to end it
 */
export async function introduceOperators(options: {
  db: Db;
  emulatorUrl: string;
  log: Logger;
}): Promise<() => Promise<void>> {
  let since = new Date(0);
  const look = async () => {
    try {
      const changed = await changedSince(options.db, since);
      for (const operator of changed) await introduce(options.emulatorUrl, operator);
      // PostgreSQL counts microseconds, we milliseconds: without the one more, the last would be changed for ever.
      const last = changed.at(-1)?.updatedAt;
      if (last) since = new Date(last.getTime() + 1);
    } catch (err) {
      options.log.debug({ err }, 'The emulator was not told the names of operators');
    }
  };
  await look();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = look();
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

function changedSince(db: Db, since: Date) {
  return db
    .select({ name: operators.name, phoneNumber: operators.phoneNumber, updatedAt: operators.updatedAt })
    .from(operators)
    .where(and(isNull(operators.archivedAt), gt(operators.updatedAt, since)))
    .orderBy(operators.updatedAt)
    .limit(MOST);
}

async function introduce(
  url: string,
  { name, phoneNumber }: { name: string; phoneNumber: string },
): Promise<void> {
  const response = await fetch(`${url}/emulator/phones`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, phoneNumber }),
    signal: AbortSignal.timeout(2_000),
  });
  await response.body?.cancel();
}
