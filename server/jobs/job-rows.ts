import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type PgBoss from 'pg-boss';

/**
 * What pg-boss has no call for, said to its table. Each touches only a job that still is active: one that has been
 * taken away meanwhile is somebody else's.
 */
export interface JobRows {
  /** Says that the job is still being worked on; false when it has been taken away. */
  keepAlive(queue: string, id: string): Promise<boolean>;
  /** Hands the job back, to be run again after so many seconds. `errors`: how many times it has thrown so far. */
  putOff(queue: string, id: string, seconds: number, errors: number): Promise<void>;
  /** Never runs it again; it stays readable as `failed` for a week. */
  giveUp(queue: string, id: string, reason: string): Promise<void>;
}

export function createJobRows(db: PgBoss.Db, options: { schema: string; mostCrashes: number }): JobRows {
  const job = `${options.schema}.job`;
  const which = `where name = $1 and id = $2 and state = 'active'`;
  return {
    async keepAlive(queue, id) {
      const sqlText = `update ${job} set started_on = now() ${which} returning 1`;
      return (await db.executeSql(sqlText, [queue, id])).rows.length > 0;
    },
    async putOff(queue, id, seconds, errors) {
      const sqlText = `update ${job} set state = 'retry', start_after = now() + $3 * interval '1 s',
        keep_until = greatest(keep_until, now() + $3 * interval '1 s' + interval '14 days'),
        retry_limit = retry_count + $4, output = $5 ${which}`;
      await db.executeSql(sqlText, [queue, id, seconds, options.mostCrashes + 1, JSON.stringify({ errors })]);
    },
    async giveUp(queue, id, reason) {
      const sqlText = `update ${job} set state = 'failed', completed_on = now(), output = $3 ${which}`;
      await db.executeSql(sqlText, [queue, id, JSON.stringify({ reason })]);
    },
  };
}

export function openJobExists(schema: string, queue: string, key: SQLWrapper): SQL {
  return sql`exists (select 1 from ${sql.identifier(schema)}.job
    where name = ${queue} and singleton_key = ${key} and state in ('created', 'retry', 'active'))`;
}
