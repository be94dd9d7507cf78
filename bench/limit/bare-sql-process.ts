import pg from 'pg';
import { answerCalls } from '../load/callable.ts';

/**
 * The limit: six small statements and a commit over eight connections, from the driver that the product uses, and nothing else: no
 * HTTP, no JSON, no thinking. The rows are in memory and their table has no journal, so that a commit waits for no disk either.
 */
const CONNECTIONS = 8;
const ROWS = 1000;

const LOCK = { name: 'lock', text: 'SELECT n FROM bench_rows WHERE id = $1 FOR UPDATE' };
const WRITE = { name: 'write', text: 'UPDATE bench_rows SET n = n + 1 WHERE id = $1' };
const READ = { name: 'read', text: 'SELECT n FROM bench_rows WHERE id = $1' };

let pool: pg.Pool | undefined;

answerCalls({
  async setUp(url: string) {
    pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, application_name: 'bench bare SQL' });
    await pool.query('CREATE UNLOGGED TABLE bench_rows (id int PRIMARY KEY, n int) WITH (fillfactor = 50)');
    await pool.query('INSERT INTO bench_rows SELECT g, 0 FROM generate_series(0, $1::int - 1) g', [ROWS]);
    await pool.query('VACUUM ANALYZE bench_rows');
  },
  /** @returns transactions a second */
  async run(seconds: number): Promise<number> {
    const startedAt = performance.now();
    const until = startedAt + seconds * 1000;
    const done = await Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => work(i, until)));
    return done.reduce((sum, n) => sum + n, 0) / ((performance.now() - startedAt) / 1000);
  },
});

async function work(worker: number, until: number): Promise<number> {
  if (!pool) throw new Error('Bare SQL was not set up.');
  const client = await pool.connect();
  try {
    let done = 0;
    for (; performance.now() < until; done++) {
      const values = [worker * (ROWS / CONNECTIONS) + (done % (ROWS / CONNECTIONS))];
      await client.query('BEGIN');
      await client.query({ ...LOCK, values });
      for (let n = 0; n < 4; n++) await client.query({ ...WRITE, values });
      await client.query({ ...READ, values });
      await client.query('COMMIT');
    }
    return done;
  } finally {
    client.release();
  }
}
