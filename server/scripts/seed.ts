import { migrateLatest } from '../db/migrate.ts';
import { createPool } from '../db/pool.ts';
import { seedExample } from '../seed/seed-example.ts';
import { withDatabase } from './with-database.ts';

// The example plant, on demand: in production too, since somebody asked for it.
await withDatabase(async ({ url }, log) => {
  await migrateLatest(url, { log });
  const pool = createPool(url, { log, max: 2 });
  try {
    const made = await seedExample({ pool, clock: () => new Date() });
    console.log(
      `Added ${made.machines} machines, ${made.operators} operators and ${made.templates} checklist templates.`,
    );
  } finally {
    await pool.end();
  }
});
