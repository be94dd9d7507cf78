/**
 * Prints the connection string in use, so that `psql "$(npm run -s db:url)"` works. An embedded server that is not
 * running is started and left running, since psql comes after us; `npm run db:url -- --stop` stops it.
 */
import { parseArgs } from 'node:util';
import { withDatabase } from './with-database.ts';

await withDatabase(async (database) => {
  const { values } = parseArgs({ options: { stop: { type: 'boolean', default: false } } });
  if (values.stop) return;
  console.log(database.url);
  if (database.startedNow) {
    console.error('The embedded PostgreSQL was started for you. It stays until `npm run db:url -- --stop`,');
    console.error('or until kinto-app is started and stopped the next time.');
  }
  await database.leave();
});
