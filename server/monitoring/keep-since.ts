import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { serviceStates } from '../db/schema/service-states.ts';
import type { ServiceState } from './check.ts';

export interface SeenState {
  status: ServiceState['status'];
  since: Date;
  /** When this process last saw it in another state; null: it never did, and `since` is only when it first looked. */
  otherwiseAt: Date | null;
}

/** Takes what this process has seen of each part; gives since when each of them is as it is, by what everybody has seen. */
export type KeepSince = (seen: ReadonlyMap<string, SeenState>) => Promise<Map<string, Date>>;

/**
 * Keeps it in the database: a restart or another process changes nothing about it. A change that was seen while the database was
 * away is written when it is back. Reads one small table, and writes only what has changed.
 */
export const keepSinceIn =
  (db: Db): KeepSince =>
  async (seen) => {
    const kept = new Map((await db.select().from(serviceStates)).map((row) => [row.service, row]));
    const news = [...seen].filter(([service, { status, otherwiseAt }]) => {
      const before = kept.get(service);
      return before?.status !== status || (otherwiseAt !== null && before.since < otherwiseAt);
    });
    if (news.length > 0) await write(db, news);
    const fresh = new Set(news.map(([service]) => service));
    return new Map(
      [...seen].map(([service, { since }]) => [
        service,
        fresh.has(service) ? since : (kept.get(service)?.since ?? since),
      ]),
    );
  };

async function write(db: Db, news: [string, SeenState][]): Promise<void> {
  const values = news.map(([service, { status, since }]) => ({ service, status, since }));
  await db
    .insert(serviceStates)
    .values(values)
    .onConflictDoUpdate({
      target: serviceStates.service,
      set: { status: sql`excluded.status`, since: sql`excluded.since` },
    });
}
