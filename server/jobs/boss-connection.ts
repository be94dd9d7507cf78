import type { QueryResult } from 'pg';
import type PgBoss from 'pg-boss';
import type { Tx } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { createGate } from './gate.ts';

/** The most connections of the shared pool that jobs take for their own bookkeeping. */
const MOST_CONNECTIONS = 2;

export function bossOverPool(pool: Pool): PgBoss.Db {
  const gate = createGate(MOST_CONNECTIONS);
  return { executeSql: (text, values) => gate(() => pool.query(text, values)) };
}

/** pg-boss writes with the transaction's own connection, so that a job commits or vanishes with the rest. */
export function bossInTx(tx: Tx): PgBoss.Db {
  const { $client } = tx as unknown as {
    $client?: { query?(text: string, values: unknown[]): Promise<QueryResult> };
  };
  if (!$client?.query) throw new Error('This is no transaction of withTx');
  const query = $client.query.bind($client);
  return { executeSql: (text, values) => query(text, values) };
}
