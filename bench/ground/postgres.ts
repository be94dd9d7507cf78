import { chmodSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readPostmaster } from '../../server/db/embedded/postmaster.ts';
import { startEmbedded } from '../../server/db/embedded/start-embedded.ts';
import { migrateLatest } from '../../server/db/migrate.ts';
import { createLogger } from '../../server/log/logger.ts';

/** The one PostgreSQL of a run: as the product starts it, durable, with its statements counted. */
export interface Postgres {
  url: string;
  /** Of the postmaster; its backends are its children. */
  pid: number;
  /** Past everything that is measured: for filling and checking. */
  sql<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** Statements that PostgreSQL has run so far, BEGIN and COMMIT included; those of `sql` are not counted. */
  statements(): Promise<number>;
  stop(): Promise<void>;
}

const SETTINGS = [
  'shared_preload_libraries=pg_stat_statements',
  'pg_stat_statements.track=top',
  'max_connections=200',
];

export async function startPostgres(folder: string): Promise<Postgres> {
  chmodSync(folder, 0o755);
  const log = createLogger({ level: 'fatal' });
  const server = await startEmbedded({ dataDir: folder, log, settings: SETTINGS });
  await migrateLatest(server.url, { log });
  const client = new pg.Client({ connectionString: server.url, application_name: 'bench' });
  client.on('error', () => {});
  await client.connect();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await client.query('SET pg_stat_statements.track = none');
  return {
    url: server.url,
    pid: readPostmaster(path.join(folder, 'postgres', 'cluster'))?.pid ?? 0,
    sql: async (text, values) => (await client.query(text, values)).rows,
    async statements() {
      const { rows } = await client.query('SELECT sum(calls)::float8 AS calls FROM pg_stat_statements');
      return rows[0].calls;
    },
    async stop() {
      await client.end();
      await server.stop();
    },
  };
}
