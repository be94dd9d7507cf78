import pg from 'pg';
import { CLOCK } from '../../server/db/one-trip.ts';
import { answerCalls } from '../load/callable.ts';
import { type Quantiles, quantiles } from '../measure/quantiles.ts';

/**
 * The limit: six small statements and a commit over eight connections, from the driver that the product uses, and nothing else: no
 * HTTP, no JSON, no thinking. A commit waits for the disk, as the product's own do; on a table without a journal it waits for nothing.
 */
const CONNECTIONS = 8;
const ROWS = 1000;

const statements = (table: string) => ({
  lock: { name: `lock ${table}`, text: `SELECT n FROM ${table} WHERE id = $1 FOR UPDATE` },
  hold: { name: `hold ${table}`, text: `SELECT ${CLOCK} AS at FROM ${table} WHERE id = $1 FOR UPDATE` },
  write: { name: `write ${table}`, text: `UPDATE ${table} SET n = n + 1 WHERE id = $1` },
  read: { name: `read ${table}`, text: `SELECT n FROM ${table} WHERE id = $1` },
});

let pool: pg.Pool | undefined;
let pipelines: pg.Pool | undefined;

answerCalls({
  async setUp(url: string) {
    const options = { connectionString: url, max: CONNECTIONS, application_name: 'bench bare SQL' };
    pool = new pg.Pool(options);
    pipelines = new pg.Pool({ ...options, pipeline: true });
    await makeTable(pool, '', 'bench_rows');
    await makeTable(pool, 'UNLOGGED', 'bench_rows_unlogged');
  },
  /** @returns transactions a second */
  run: (seconds: number) => run('bench_rows', seconds),
  /** The same where no commit waits for the disk. @returns transactions a second */
  runUnlogged: (seconds: number) => run('bench_rows_unlogged', seconds),
  /** The least that a lock is held: at so many transactions a second, each of one trip as the product's are. @returns milliseconds */
  hold: (seconds: number, perSecond: number) => hold('bench_rows', seconds, perSecond),
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

/** By the clock, as the load does it at a fixed rate; what is late begins as soon as it can. */
async function hold(table: string, seconds: number, perSecond: number): Promise<Quantiles> {
  const startedAt = performance.now();
  const held: Promise<number>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const passed = (performance.now() - startedAt) / 1000;
      while (held.length < Math.min(passed, seconds) * perSecond)
        held.push(holdOnce(table, held.length % ROWS));
      if (passed < seconds) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  return quantiles(await Promise.all(held));
}

/** BEGIN, the statement that locks, the one that writes and COMMIT travel together; told by PostgreSQL's clock, as the product does it. */
async function holdOnce(table: string, id: number): Promise<number> {
  if (!pipelines) throw new Error('Bare SQL was not set up.');
  const { hold, write } = statements(table);
  const client = await pipelines.connect();
  try {
    const [, locked, , , free] = await Promise.all([
      client.query('BEGIN'),
      client.query({ ...hold, values: [id] }),
      client.query({ ...write, values: [id] }),
      client.query('COMMIT'),
      client.query({ name: 'clock', text: `SELECT ${CLOCK} AS at` }),
    ]);
    return (free.rows[0].at - locked.rows[0].at) * 1000;
  } finally {
    client.release();
  }
}
