import pg from 'pg';
import { AT_LENGTH, KEEP_ALIVE, withSettings } from './session-settings.ts';

/** Milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** One connection for what takes long, without the timeouts of work: connect it, and end it. */
export function createClient(url: string, applicationName: string): pg.Client {
  const client = new pg.Client({
    connectionString: withSettings(url, AT_LENGTH),
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    ...KEEP_ALIVE,
  });
  // Lost while nobody asks it anything, it would end the process; so it is the next statement that fails.
  client.on('error', () => {});
  return client;
}
