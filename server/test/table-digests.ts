import type { TestDatabase } from './test-database.ts';

/** One digest for each table of the product's: equal digests, equal rows. `except` names tables that change by themselves. */
export async function tableDigests(
  { sql }: Pick<TestDatabase, 'sql'>,
  except: string[] = [],
): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    if (except.includes(name)) continue;
    const [row] = await sql<{ digest: string }>(
      `SELECT count(*) || ' ' || md5(COALESCE(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM ${name} t`,
    );
    digests[name] = row?.digest ?? '';
  }
  return digests;
}
