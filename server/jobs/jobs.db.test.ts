import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../db/with-tx.ts';
import { createJobs } from './create-jobs.ts';
import type { Jobs } from './jobs.ts';
import { createJobWorld, eventually, type JobWorld, note, quiet, visit } from './testdata/job-world.ts';
import { promised } from './testdata/promised.ts';

let world: JobWorld;

beforeAll(async () => {
  world = await createJobWorld();
});
afterAll(() => world.database.drop());
afterEach(() => world.clear());

describe('enqueue', () => {
  it('runs what was committed, and nothing that was rolled back', async () => {
    const texts: string[] = [];
    const last = promised();
    const jobs = await world.start({
      note: async ({ data }) => {
        texts.push(data.text ?? '');
        if (data.text === 'last') last.keep();
        return undefined;
      },
    });
    const undone = withTx(world.database.pool, async (tx) => {
      await jobs.enqueue(tx, note, { text: 'rolled back' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await withTx(world.database.pool, (tx) => jobs.enqueue(tx, note, { text: 'committed' }));
    await jobs.enqueue(null, note, { text: 'last' });
    jobs.wake(note);
    await last.kept;
    expect(texts.toSorted()).toEqual(['committed', 'last']);
  });

  it('lets one job of a key wait, and sees it', async () => {
    const begun = promised();
    const go = promised();
    const jobs = await world.start({
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
    const { rows } = await world.database.db.execute<{ a: boolean; busy: boolean; none: boolean }>(
      openFor(jobs, ['a', 'busy', 'none']),
    );
    expect(rows[0]).toEqual({ a: true, busy: true, none: false });
    go.keep();
  });

  it('refuses data that do not fit, unknown kinds, and anything before the start', async () => {
    const jobs = createJobs({ pool: world.database.pool, log: quiet, kinds: [note] });
    await expect(jobs.enqueue(null, note, { text: 'x' })).rejects.toThrow('started');
    await expect(jobs.enqueue(null, visit, { who: 'x' })).rejects.toThrow('visit');
    const running = await world.start();
    // @ts-expect-error a number is no text
    await expect(running.enqueue(null, note, { text: 1 })).rejects.toThrow('expected string');
  });
});

describe('start', () => {
  it('refuses a kind without a handler, a second handler, two kinds of one name', async () => {
    const jobs = createJobs({ pool: world.database.pool, log: quiet, kinds: [note, visit] });
    jobs.define(note, async () => undefined);
    expect(() => jobs.define(note, async () => undefined)).toThrow('handler already');
    await expect(jobs.start()).rejects.toThrow('visit have no handler');
    expect(() => createJobs({ pool: world.database.pool, log: quiet, kinds: [note, { ...note }] })).toThrow(
      'Two kinds',
    );
  });

  it('may happen in several processes at once on an empty database', async () => {
    const all = await Promise.all([world.start(), world.start(), world.start(), world.start()]);
    const id = await all[0].enqueue(null, note, { text: 'x' });
    all[3].wake(note);
    await world.settled(id, 'completed');
  });

  it('schedules one job a period for all processes together', async () => {
    let runs = 0;
    const make = async () => {
      const jobs = createJobs({ pool: world.database.pool, log: quiet, kinds: [note] });
      jobs.define(note, async () => {
        runs++;
        return undefined;
      });
      // The longest period, so that the test hardly ever straddles two.
      jobs.schedule(note, 3_600, { text: 'hourly' });
      world.keep(jobs);
      await jobs.start();
      return jobs;
    };
    await Promise.all([make(), make()]);
    const third = await make();
    await eventually(() => runs, 1);
    await third.stop();
    const { rows } = await world.database.pool.query(`select count(*)::int as n from pgboss.job`);
    expect(rows[0].n).toBe(1);
    expect(() => third.schedule(note, 30, { text: '' })).toThrow('60 to 3600');
  });
});

function openFor(jobs: Jobs, keys: string[]) {
  return sql`select ${sql.join(
    keys.map((key) => sql`${jobs.hasOpenJob(visit, sql`${key}`)} as ${sql.identifier(key)}`),
    sql`, `,
  )}`;
}
