/**
 * Holds an embedded server until told to stop (SIGTERM): a second process for the tests.
 * Says `ready <url>` when it has it, and `stopped` at the end.
 */
import { startEmbedded } from '../db/embedded/start-embedded.ts';
import { createLogger } from '../log/logger.ts';

const stop = new Promise((resolve) => process.once('SIGTERM', resolve));
const server = await startEmbedded({
  dataDir: process.argv[2] ?? '',
  log: createLogger({ level: 'silent' }),
});
console.log(`ready ${server.url}`);
await stop;
await server.stop();
console.log('stopped');
