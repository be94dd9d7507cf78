import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../../server/test/product-process.ts';
import { IN_A_MIGRATION } from '../builds/failpoints.ts';
import type { Outcome } from './die-at-step.ts';
import type { Copy, Ground } from './ground.ts';

/** The first start on an empty database dies before the k-th statement of the migrations; the next one must find its way. */
export async function dieInMigration(ground: Ground, main: string, k: number): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-failpoint-'));
  const database = await ground.copy({ empty: true });
  const whole = await ground.copy();
  const start = async (failpoint: string) => {
    const variables = { ...ground.variables(folder), DATABASE_URL: database.url, FAILPOINT: failpoint };
    await (await startProduct(variables, () => {}, main)).terminate();
  };
  try {
    const reached = await start(`${IN_A_MIGRATION}:${k}`).then(
      () => false,
      () => true,
    );
    if (reached) await start('');
    const [expected, found] = [await shapeOf(whole), await shapeOf(database)];
    const missing = expected.filter((line) => !found.includes(line));
    return { reached, faults: missing.length === 0 ? [] : [`the schema lacks ${missing.join('; ')}`] };
  } catch (error) {
    return { reached: true, faults: [`it does not start any more: ${(error as Error).message}`] };
  } finally {
    await database.drop();
    await whole.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function shapeOf(database: Copy): Promise<string[]> {
  const rows = await database.sql<{ line: string }>(
    `SELECT concat_ws(' ', 'migration', name) AS line FROM schema_migrations
     UNION ALL SELECT concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default)
       FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  );
  return rows.map(({ line }) => line);
}
