import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createPool } from '../db/pool.ts';
import { withTx } from '../db/with-tx.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createJobs } from './create-jobs.ts';
import { ERROR_DELAYS } from './error-delays.ts';
import { type Job, type JobResult, jobKind } from './job-kind.ts';
import type { Jobs } from './jobs.ts';

const note = jobKind({ name: 'note', data: z.object({ text: z.string() }), concurrency: 2 });
const visit = jobKind({ name: 'visit', data: z.object({ who: z.string() }), key: (data) => data.who });
const quiet = pino({ level: 'silent' });

let database: TestDatabase;
const started: Jobs[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(async () => {
  await Promise.all(started.splice(0).map((jobs) => jobs.stop({ timeoutMs: 0 })));
  await database.pool.query('drop schema if exists pgboss cascade');
});

/** Starts jobs whose handlers report to `seen`, in the order in which they were run. */
async function start(
  handlers: Partial<Record<'note' | 'visit', (job: Job<Record<string, string>>) => Promise<JobResult>>> = {},
  log = quiet,
) {
  const jobs = createJobs({ pool: database.pool, log, kinds: [note, visit], random: () => 0 });
  const done = async () => undefined;
  jobs.define(note, handlers.note ?? done);
  jobs.define(visit, handlers.visit ?? done);
  started.push(jobs);
  await jobs.start();
  return jobs;
}

const row = async (id: string | null) => {
  const { rows } = await database.pool.query(
    `select state, output, data, extract(epoch from start_after - now())::float as seconds from pgboss.job where id = $1`,
    [id],
  );
  return rows[0];
};

/** A promise and the means to keep it. */
function promised<T = void>() {
  let keep!: (value: T) => void;
  const kept = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}

/** Asks the database until what was asked for is there; for what has no event of its own. */
const settled = (id: string | null, state: string) =>
  expect.poll(async () => (await row(id))?.state, { interval: 20, timeout: 10_000 }).toBe(state);

describe('enqueue', () => {
  it('runs what was committed, and nothing that was rolled back', async () => {
    const texts: string[] = [];
    const last = promised();
    const jobs = await start({
      note: async ({ data }) => {
        texts.push(data.text ?? '');
        if (data.text === 'last') last.keep();
        return undefined;
      },
    });
    const undone = withTx(database.pool, async (tx) => {
      await jobs.enqueue(tx, note, { text: 'rolled back' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await withTx(database.pool, (tx) => jobs.enqueue(tx, note, { text: 'committed' }));
    await jobs.enqueue(null, note, { text: 'last' });
    jobs.wake(note);
    await last.kept;
    expect(texts.toSorted()).toEqual(['committed', 'last']);
  });

  it('lets one job of a key wait, and sees it', async () => {
    const begun = promised();
    const go = promised();
    const jobs = await start({
      visit: async ({ data }) => {
        if (data.who === 'busy') {
          begun.keep();
          await go.kept;
        }
        return undefined;
      },
    });
    await jobs.enqueue(null, visit, { who: 'busy' });
    jobs.wake(visit);
    await begun.kept;
    const later = { startAfter: new Date(Date.now() + 60_000) };
    const first = await jobs.enqueue(null, visit, { who: 'a' }, later);
    expect(first).not.toBeNull();
    expect(await jobs.enqueue(null, visit, { who: 'a' })).toBeNull();
    expect(await jobs.enqueue(null, visit, { who: 'b' }, later)).not.toBeNull();
    const { rows } = await database.db.execute<{ a: boolean; busy: boolean; none: boolean }>(
      openFor(jobs, ['a', 'busy', 'none']),
    );
    expect(rows[0]).toEqual({ a: true, busy: true, none: false });
    go.keep();
  });

  it('refuses data that do not fit, unknown kinds, and anything before the start', async () => {
    const jobs = createJobs({ pool: database.pool, log: quiet, kinds: [note] });
    await expect(jobs.enqueue(null, note, { text: 'x' })).rejects.toThrow('started');
    await expect(jobs.enqueue(null, visit, { who: 'x' })).rejects.toThrow('visit');
    const running = await start();
    // @ts-expect-error a number is no text
    await expect(running.enqueue(null, note, { text: 1 })).rejects.toThrow('expected string');
  });
});

describe('start', () => {
  it('refuses a kind without a handler, a second handler, two kinds of one name', async () => {
    const jobs = createJobs({ pool: database.pool, log: quiet, kinds: [note, visit] });
    jobs.define(note, async () => undefined);
    expect(() => jobs.define(note, async () => undefined)).toThrow('handler already');
    await expect(jobs.start()).rejects.toThrow('visit have no handler');
    expect(() => createJobs({ pool: database.pool, log: quiet, kinds: [note, { ...note }] })).toThrow(
      'Two kinds',
    );
  });

  it('may happen in several processes at once on an empty database', async () => {
    const all = await Promise.all([start(), start(), start(), start()]);
    const id = await all[0].enqueue(null, note, { text: 'x' });
    all[3].wake(note);
    await settled(id, 'completed');
  });

  it('schedules one job a period for all processes together', async () => {
    let runs = 0;
    const make = async () => {
      const jobs = createJobs({ pool: database.pool, log: quiet, kinds: [note] });
      jobs.define(note, async () => {
        runs++;
        return undefined;
      });
      // The longest period, so that the test hardly ever straddles two.
      jobs.schedule(note, 3_600, { text: 'hourly' });
      started.push(jobs);
      await jobs.start();
      return jobs;
    };
    await Promise.all([make(), make()]);
    const third = await make();
    await expect.poll(() => runs).toBe(1);
    await third.stop();
    const { rows } = await database.pool.query(`select count(*)::int as n from pgboss.job`);
    expect(rows[0].n).toBe(1);
    expect(() => third.schedule(note, 30, { text: '' })).toThrow('60 to 3600');
  });
});

describe('running', () => {
  it('never runs more at a time than the kind allows, nor leaves a place empty', async () => {
    let at = 0;
    let most = 0;
    const all = promised();
    let left = 12;
    const jobs = await start({
      note: async () => {
        most = Math.max(most, ++at);
        await new Promise((resolve) => setImmediate(resolve));
        at--;
        if (--left === 0) all.keep();
        return undefined;
      },
    });
    for (let i = 0; i < 12; i++) await jobs.enqueue(null, note, { text: `${i}` });
    jobs.wake(note);
    await all.kept;
    expect(most).toBe(2);
  });

  it('sets a job with bad data aside, says so, and never tries it again', async () => {
    const lines: string[] = [];
    const jobs = await start({}, pino({ level: 'error' }, { write: (line) => void lines.push(line) }));
    const id = await jobs.enqueue(null, note, { text: 'x' }, { startAfter: new Date(Date.now() + 60_000) });
    await database.pool.query(
      `update pgboss.job set data = '{"text": 7}', start_after = now() - interval '1 s'`,
    );
    jobs.wake(note);
    await settled(id, 'failed');
    expect(lines.join()).toContain('expected string');
  });

  it('runs a job again when it says so', async () => {
    const jobs = await start({ note: async () => ({ againInSeconds: 600 }) });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    jobs.wake(note);
    await settled(id, 'retry');
    expect((await row(id)).seconds).toBeGreaterThan(590);
  });

  it('tries a job that throws again, later each time, and gives up after the last', async () => {
    const jobs = await start({ note: () => Promise.reject(new Error('broken')) });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    for (const [i, delay] of ERROR_DELAYS.entries()) {
      jobs.wake(note);
      await expect.poll(async () => (await row(id)).output?.errors, { interval: 10 }).toBe(i + 1);
      const { state, seconds } = await row(id);
      expect(state).toBe('retry');
      expect(Math.abs(seconds - delay)).toBeLessThan(4);
      await database.pool.query(`update pgboss.job set start_after = now() - interval '1 s'`);
    }
    jobs.wake(note);
    await settled(id, 'failed');
  });

  it('takes two connections at most for itself', async () => {
    const pool = createPool(database.url, { log: quiet, max: 10 });
    const jobs = createJobs({ pool, log: quiet, kinds: [note] });
    jobs.define(note, async () => undefined);
    await jobs.start();
    await Promise.all(Array.from({ length: 50 }, (_, i) => jobs.enqueue(null, note, { text: `${i}` })));
    expect(pool.totalCount).toBeLessThanOrEqual(2);
    await jobs.stop();
    await pool.end();
  });

  it('goes on when the database has cut every connection', async () => {
    const pool = createPool(database.url, { log: quiet, max: 3 });
    const done = promised();
    const begun = promised();
    const go = promised();
    const jobs = createJobs({ pool, log: quiet, kinds: [note] });
    jobs.define(note, async ({ data }) => {
      if (data.text === 'during') {
        begun.keep();
        await go.kept;
      } else done.keep();
      return undefined;
    });
    await jobs.start();
    await jobs.enqueue(null, note, { text: 'during' });
    jobs.wake(note);
    await begun.kept;
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    go.keep();
    await expect.poll(() => jobs.enqueue(null, note, { text: 'after' }).catch(() => null)).not.toBeNull();
    jobs.wake(note);
    await done.kept;
    await jobs.stop();
    await pool.end();
  });
});

describe('stop', () => {
  it('waits for the work in hand', async () => {
    const begun = promised();
    const go = promised();
    const jobs = await start({
      note: async () => {
        begun.keep();
        await go.kept;
        return undefined;
      },
    });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    jobs.wake(note);
    await begun.kept;
    const stopped = jobs.stop();
    go.keep();
    await stopped;
    expect((await row(id)).state).toBe('completed');
  });

  it('aborts what takes too long and hands it back, also when it does not listen', async () => {
    const signals: AbortSignal[] = [];
    const both = promised();
    const jobs = await start({
      note: ({ data, signal }) => {
        signals.push(signal);
        if (signals.length === 2) both.keep();
        return new Promise((_, reject) => {
          if (data.text === 'listens') signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    const ids = [
      await jobs.enqueue(null, note, { text: 'listens' }),
      await jobs.enqueue(null, note, { text: 'deaf' }),
    ];
    jobs.wake(note);
    await both.kept;
    await jobs.stop({ timeoutMs: 0 });
    expect(signals.map((signal) => signal.aborted)).toEqual([true, true]);
    for (const id of ids) expect(await row(id)).toMatchObject({ state: 'retry', output: { errors: 0 } });
    const again: string[] = [];
    const redone = promised();
    await start({
      note: async ({ data }) => {
        if (again.push(data.text ?? '') === 2) redone.keep();
        return undefined;
      },
    });
    await redone.kept;
    expect(again.toSorted()).toEqual(['deaf', 'listens']);
  });
});

function openFor(jobs: Jobs, keys: string[]) {
  return sql`select ${sql.join(
    keys.map((key) => sql`${jobs.hasOpenJob(visit, sql`${key}`)} as ${sql.identifier(key)}`),
    sql`, `,
  )}`;
}
