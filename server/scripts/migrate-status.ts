import { migrationStatus } from '../db/migration-status.ts';
import { withDatabase } from './with-database.ts';

await withDatabase(async ({ url }) => {
  for (const { name, ranAt } of await migrationStatus(url)) {
    console.log(`${ranAt ? `ran ${ranAt.toISOString()}` : 'waiting'.padEnd(28)}  ${name}`);
  }
});
