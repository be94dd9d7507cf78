import { expect, it } from 'vitest';
import { promised } from './testdata/promised.ts';
import { startWorker } from './worker.ts';

/** Longer than a test may take: who misses a ring waits in vain. */
const poll = 60_000;

it('loses no ring that comes while it is looking', async () => {
  const looking = promised();
  const answer = promised<string[]>();
  const done = promised<string>();
  let looks = 0;
  const worker = startWorker<string>({
    concurrency: 1,
    poll,
    async take() {
      looks++;
      if (looks > 1) return looks === 2 ? ['late'] : [];
      looking.keep();
      return answer.kept;
    },
    run: async (job) => done.keep(job),
    handBack: async () => {},
  });
  await looking.kept;
  worker.wake();
  answer.keep([]);
  expect(await done.kept).toBe('late');
  await worker.stop();
});

it('hands back what it took in the moment of stopping', async () => {
  const looking = promised();
  const answer = promised<string[]>();
  const back: string[] = [];
  const run: string[] = [];
  const worker = startWorker<string>({
    concurrency: 2,
    poll,
    take: () => {
      looking.keep();
      return answer.kept;
    },
    run: async (job) => void run.push(job),
    handBack: async (job) => void back.push(job),
  });
  await looking.kept;
  const stopped = worker.stop();
  answer.keep(['a', 'b']);
  await stopped;
  expect({ back, run }).toEqual({ back: ['a', 'b'], run: [] });
});
