import { ConfigError } from '../config/config-error.ts';
import { loadConfig } from '../config/load-config.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { type Database, openDatabase } from '../db/open-database.ts';
import { createLogger, type Logger } from '../log/logger.ts';
import { safeMessage } from '../log/serialize-error.ts';
import { writeTo } from '../log/write-to.ts';

/**
 * Runs a script on the database in use, embedded or configured, and closes it after. What goes wrong is told in one
 * line on stderr and in the exit code; stdout belongs to the script.
 */
export async function withDatabase(
  script: (database: Database, log: Logger) => Promise<void>,
): Promise<void> {
  try {
    const config = loadConfig(readEnvironment());
    const log = createLogger({ level: 'warn', destination: writeTo(process.stderr) });
    const database = await openDatabase(config, log);
    try {
      await script(database, log);
    } finally {
      await database.stop();
    }
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ConfigError ? error.message : explain(error));
  }
}

function explain(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(explain).join('; ');
  return error instanceof Error ? safeMessage(error) : String(error);
}
