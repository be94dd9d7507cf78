/**
 * Brings the database to the shape that the program expects, by its migrations; may run at any time. It takes
 * `--force` (also after `--`), since that is what people's scripts pass, and does the same with it: drizzle-kit's own
 * `push` compares tables and would drop what it does not know, columns with people's data among it, and skip the
 * constraints and partial indexes that drizzle's schema can't say.
 */
import { parseArgs } from 'node:util';
import { migrateLatest } from '../db/migrate.ts';
import { withDatabase } from './with-database.ts';

await withDatabase(async ({ url }, log) => {
  parseArgs({ options: { force: { type: 'boolean' } }, allowPositionals: true });
  const names = await migrateLatest(url, { log });
  for (const name of names) console.log(`Ran ${name}`);
  console.log(
    names.length === 0 ? 'Nothing to do: the database is up to date.' : 'The database is up to date now.',
  );
});
