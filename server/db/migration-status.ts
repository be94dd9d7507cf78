import { readdirSync } from 'node:fs';
import { createClient } from './create-client.ts';
import { MIGRATIONS_TABLE, migrationsFolder } from './migrate.ts';
import { pgErrorCode } from './pg-error-code.ts';

export interface MigrationStatus {
  name: string;
  /** `null`: it waits to be run. */
  ranAt: Date | null;
}

const UNDEFINED_TABLE = '42P01';

/** Every migration in its order, with when it ran; changes nothing, not even in an empty database. */
export async function migrationStatus(
  url: string,
  folder: string = migrationsFolder(),
): Promise<MigrationStatus[]> {
  const ran = await readRan(url);
  const names = new Set([...ran.keys(), ...namesIn(folder)]);
  return [...names].sort().map((name) => ({ name, ranAt: ran.get(name) ?? null }));
}

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length));
}

async function readRan(url: string): Promise<Map<string, Date>> {
  const client = createClient(url, 'kinto-app migrate');
  await client.connect();
  try {
    // The column has no time zone; it was written in the zone of the session that ran the migration.
    const { rows } = await client.query<{ name: string; ran_at: Date }>(
      `select name, run_on::timestamptz as ran_at from ${MIGRATIONS_TABLE}`,
    );
    return new Map(rows.map((row) => [row.name, row.ran_at]));
  } catch (error) {
    if (pgErrorCode(error) === UNDEFINED_TABLE) return new Map();
    throw error;
  } finally {
    await client.end();
  }
}
