import type { Config } from '../config/config.ts';
import type { Logger } from '../log/logger.ts';
import { startEmbedded } from './embedded/start-embedded.ts';

/** A database that is there, whoever runs it. */
export interface Database {
  url: string;
  embedded: boolean;
  /** The embedded server was not running before. */
  startedNow: boolean;
  /** Stops an embedded server unless another process uses it; does nothing to one of yours. */
  stop(): Promise<void>;
  /** Goes and leaves an embedded server running. */
  leave(): Promise<void>;
}

/** The database of `DATABASE_URL`, or else the embedded one under `DATA_DIR`. The caller has to `stop` it. */
export async function openDatabase(config: Config, log: Logger): Promise<Database> {
  if (config.databaseUrl === null) {
    return { embedded: true, ...(await startEmbedded({ dataDir: config.dataDir, log })) };
  }
  const nothing = () => Promise.resolve();
  return { url: config.databaseUrl, embedded: false, startedNow: false, stop: nothing, leave: nothing };
}
