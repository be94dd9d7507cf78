import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../db/pool.ts';
import { createJobs } from './create-jobs.ts';
import { ERROR_DELAYS } from './error-delays.ts';
import { createJobWorld, eventually, type JobWorld, note, quiet } from './testdata/job-world.ts';
import { promised } from './testdata/promised.ts';

let world: JobWorld;

beforeAll(async () => {
  world = await createJobWorld();
});
afterAll(() => world.database.drop());
afterEach(() => world.clear());

describe('running', () => {
  it('never runs more at a time than the kind allows, nor leaves a place empty', async () => {
    let at = 0;
    let most = 0;
    const all = promised();
    let left = 12;
    const jobs = await world.start({
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
    const jobs = await world.start({}, pino({ level: 'error' }, { write: (line) => void lines.push(line) }));
    const id = await jobs.enqueue(null, note, { text: 'x' }, { startAfter: new Date(Date.now() + 60_000) });
    await world.database.pool.query(
      `update pgboss.job set data = '{"text": 7}', start_after = now() - interval '1 s'`,
    );
    jobs.wake(note);
    await world.settled(id, 'failed');
    expect(lines.join()).toContain('expected string');
  });

  it('runs a job again when it says so', async () => {
    const jobs = await world.start({ note: async () => ({ againInSeconds: 600 }) });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    jobs.wake(note);
    await world.settled(id, 'retry');
    expect((await world.row(id))?.seconds).toBeGreaterThan(590);
  });

  it('tries a job that throws again, later each time, and gives up after the last', async () => {
    const jobs = await world.start({ note: () => Promise.reject(new Error('broken')) });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    for (const [i, delay] of ERROR_DELAYS.entries()) {
      jobs.wake(note);
      await eventually(async () => (await world.row(id))?.output?.errors, i + 1);
      const { state, seconds = NaN } = (await world.row(id)) ?? {};
      expect(state).toBe('retry');
      expect(Math.abs(seconds - delay)).toBeLessThan(4);
      await world.database.pool.query(`update pgboss.job set start_after = now() - interval '1 s'`);
    }
    jobs.wake(note);
    await world.settled(id, 'failed');
  });

  it('tells a job that it was taken away', async () => {
    const begun = promised();
    const aborted = promised();
    const jobs = await world.start({
      note: async ({ signal }) => {
        begun.keep();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        aborted.keep();
        throw signal.reason;
      },
    });
    const id = await jobs.enqueue(null, note, { text: 'x' });
    jobs.wake(note);
    await begun.kept;
    const later = `update pgboss.job set state = 'retry', start_after = now() + interval '1 hour'`;
    await world.database.pool.query(later);
    await aborted.kept;
    expect(await world.row(id)).toMatchObject({ state: 'retry', output: null });
  });

  it('takes two connections at most for itself', async () => {
    const pool = createPool(world.database.url, { log: quiet, max: 10 });
    const jobs = createJobs({ pool, log: quiet, kinds: [note] });
    jobs.define(note, async () => undefined);
    await jobs.start();
    await Promise.all(Array.from({ length: 50 }, (_, i) => jobs.enqueue(null, note, { text: `${i}` })));
    expect(pool.totalCount).toBeLessThanOrEqual(2);
    await jobs.stop();
    await pool.end();
  });

  it('goes on when the database has cut every connection', async () => {
    const pool = createPool(world.database.url, { log: quiet, max: 3 });
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
    await world.database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    go.keep();
    await eventually(
      async () => (await jobs.enqueue(null, note, { text: 'after' }).catch(() => null)) !== null,
      true,
    );
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
    const jobs = await world.start({
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
    expect((await world.row(id))?.state).toBe('completed');
  });

  it('aborts what takes too long and hands it back, also when it does not listen', async () => {
    const signals: AbortSignal[] = [];
    const both = promised();
    const jobs = await world.start({
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
    for (const id of ids)
      expect(await world.row(id))?.toMatchObject({ state: 'retry', output: { errors: 0 } });
    const again: string[] = [];
    const redone = promised();
    await world.start({
      note: async ({ data }) => {
        if (again.push(data.text ?? '') === 2) redone.keep();
        return undefined;
      },
    });
    await redone.kept;
    expect(again.toSorted()).toEqual(['deaf', 'listens']);
  });
});
