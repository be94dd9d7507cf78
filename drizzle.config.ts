import { defineConfig } from 'drizzle-kit';
import { loadConfig } from './server/config/load-config.ts';
import { readEnvironment } from './server/config/read-environment.ts';

/**
 * For `npx drizzle-kit studio` and `check` alone; the tables are made by `migrations/`. With the embedded database:
 * `DATABASE_URL="$(npm run -s db:url)" npx drizzle-kit studio`.
 */
const { databaseUrl } = loadConfig(readEnvironment());

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/schema',
  out: './dist/drizzle',
  ...(databaseUrl === null ? {} : { dbCredentials: { url: databaseUrl } }),
});
