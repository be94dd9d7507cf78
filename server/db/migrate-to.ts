import { type MigrateOptions, migrate } from './migrate.ts';
import { migrationStatus } from './migration-status.ts';

/** Runs or takes back migrations until just the first `count` have run. @returns the names of those that it ran or took back. */
export async function migrateTo(url: string, count: number, options: MigrateOptions): Promise<string[]> {
  const status = await migrationStatus(url, options.folder);
  const ran = status.filter(({ ranAt }) => ranAt !== null).length;
  if (ran === count) return [];
  return migrate(url, options, { direction: ran < count ? 'up' : 'down', count: Math.abs(count - ran) });
}
