import path from 'node:path';
import { runner } from 'node-pg-migrate';
import { packageRoot } from '../config/package-root.ts';
import type { Logger } from '../log/logger.ts';
import { createClient } from './create-client.ts';
import { connectionIsLost } from './is-outage.ts';

/** The table that remembers which migrations have run. */
export const MIGRATIONS_TABLE = 'schema_migrations';

export interface MigrateOptions {
  log: Logger;
  /** The folder of `NNNN_name.sql`; ours unless told otherwise. */
  folder?: string;
}

/**
 * Runs every migration that has not run yet, all in one transaction: all of them or none. Any number of processes may
 * call this at once: one works, the others wait under an advisory lock and then find nothing to do.
 * @returns the names of those that ran now.
 */
export function migrateLatest(url: string, options: MigrateOptions): Promise<string[]> {
  return migrate(url, options, { direction: 'up' });
}

/** Takes the newest migration back. @returns its name, or nothing when none has run. */
export function migrateRollback(url: string, options: MigrateOptions): Promise<string[]> {
  return migrate(url, options, { direction: 'down', count: 1 });
}

export function migrationsFolder(): string {
  return path.join(packageRoot(), 'migrations');
}

/** @returns the names of those that it ran or took back, all in one transaction. */
export async function migrate(
  url: string,
  options: MigrateOptions,
  way: { direction: 'up' | 'down'; count?: number },
): Promise<string[]> {
  const { log, folder = migrationsFolder() } = options;
  // A connection of its own, without the pool's timeouts: waiting for another process's migration is no fault.
  const dbClient = createClient(url, 'kinto-app migrate');
  dbClient.on('error', (err) => log.warn({ err }, 'The connection of a migration was lost'));
  await dbClient.connect();
  try {
    const ran = await runner({
      dbClient,
      dir: folder,
      ignorePattern: '(?!.*\\.sql$).*',
      migrationsTable: MIGRATIONS_TABLE,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: { info: (m) => log.debug(m), warn: (m) => log.warn(m), error: (m) => log.error(m) },
      ...way,
    });
    return ran.map((migration) => migration.name);
  } catch (err) {
    // node-pg-migrate repeats only the words of some faults: a connection that is lost says so itself.
    const lost = await dbClient.query('SELECT').then(
      () => null,
      (error: unknown) => error,
    );
    throw connectionIsLost(lost) ? new Error((err as Error).message, { cause: lost }) : err;
  } finally {
    await dbClient.end();
  }
}
