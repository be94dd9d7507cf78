import { migrateRollback } from '../db/migrate.ts';
import { withDatabase } from './with-database.ts';

await withDatabase(async ({ url }, log) => {
  const names = await migrateRollback(url, { log });
  console.log(
    names.length === 0 ? 'No migration has run: nothing to take back.' : `Took back ${names.join(', ')}`,
  );
});
