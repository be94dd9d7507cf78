import pg from 'pg';
import type { Fault } from './nemesis.ts';

/** The server ends half of the product's backends, whatever they are doing. */
export const terminate: Fault = {
  name: 'terminate',
  weight: 20,
  async strike({ cluster, random, count }) {
    const admin = new pg.Client({ connectionString: cluster.databaseUrl, application_name: 'kinto-faults' });
    admin.on('error', () => {});
    try {
      await admin.connect();
      const { rows } = await admin.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'kinto-app%' ORDER BY pid`,
      );
      const met = rows.filter(() => random() < 1 / 2).map(({ pid }) => pid);
      await admin.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [met]);
      count('backends terminated', met.length);
    } catch {
      // The database is away: then all of them have ended anyway.
    } finally {
      await admin.end().catch(() => {});
    }
  },
};
