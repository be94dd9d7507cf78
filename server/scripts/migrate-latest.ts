import { migrateLatest } from '../db/migrate.ts';
import { withDatabase } from './with-database.ts';

await withDatabase(async ({ url }, log) => {
  const names = await migrateLatest(url, { log });
  console.log(
    names.length === 0 ? 'The database is up to date.' : names.map((name) => `Ran ${name}`).join('\n'),
  );
});
