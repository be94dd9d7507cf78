import pg from 'pg';
import { answerCalls } from '../load/callable.ts';

/**
 * The limit: six small statements and a commit over eight connections, from the driver that the product uses, and nothing else: no
 * HTTP, no JSON, no thinking. A commit waits for the disk, as the product's own do; on a table without a journal it waits for nothing.
 */
const CONNECTIONS = 8;
const ROWS = 1000;

const statements = (table: string) => ({
  lock: { name: `lock ${table}`, text: `SELECT n FROM ${table} WHERE id = $1 FOR UPDATE` },
  write: { name: `write ${table}`, text: `UPDATE ${table} SET n = n + 1 WHERE id = $1` },
  read: { name: `read ${table}`, text: `SELECT n FROM ${table} WHERE id = $1` },
});

let pool: pg.Pool | undefined;

answerCalls({
  async setUp(url: string) {
    pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'bench bare SQL' });
    await makeTable(pool, '', 'bench_rows');
    await makeTable(pool, 'UNLOGGED', 'bench_rows_unlogged');
  },
  /** @returns transactions a second */
  run: (seconds: number) => run('bench_rows', seconds),
  /** The same where no commit waits for the disk. @returns transactions a second */
  runUnlogged: (seconds: number) => run('bench_rows_unlogged', seconds),
});

async function makeTable(on: pg.Pool, kind: string, table: string): Promise<void> {
  await on.query(`CREATE ${kind} TABLE ${table} (id int PRIMARY KEY, n int) WITH (fillfactor = 50)`);
  await on.query(`INSERT INTO ${table} SELECT g, 0 FROM generate_series(0, $1::int - 1) g`, [ROWS]);
  await on.query(`VACUUM ANALYZE ${table}`);
}

async function run(table: string, seconds: number): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const done = await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => work(table, i, until)));
  return done.reduce((sum, n) => sum + n, 0) / ((performance.now() - startedAt) / 1000);
}

async function work(table: string, worker: number, until: number): Promise<number> {
  if (!pool) throw new Error('Bare SQL was not set up.');
  const { lock, write, read } = statements(table);
  const client = await pool.connect();
  try {
    let done = 0;
    for (; performance.now() < until; done++) {
      const values = [worker * (ROWS / CONNECTIONS) + (done % (ROWS / CONNECTIONS))];
      await client.query('BEGIN');
      await client.query({ ...lock, values });
      for (let n = 0; n < 4; n++) await client.query({ ...write, values });
      await client.query({ ...read, values });
      await client.query('COMMIT');
    }
    return done;
  } finally {
    client.release();
  }
}
