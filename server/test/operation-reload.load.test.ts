import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { everyOne, underLoad } from './answering.ts';
import { startUnderPm2, type UnderPm2 } from './under-pm2.ts';

const RELOADS = 20;
/** Then others go on: at half a second a question, nobody is through with a hundred of them before the reload in hand is over. */
const LONGEST_ANSWERING_MS = 25_000;

let running: UnderPm2;
beforeAll(async () => {
  running = await startUnderPm2();
}, 300_000);
afterAll(() => running.stop());

test('pm2 reload twenty times while fifty operators answer: no request fails, no answer is lost or doubled', async () => {
  const seconds: number[] = [];
  const reload = async () => {
    const began = performance.now();
    await running.pm2.run('reload', 'kinto-app');
    seconds.push((performance.now() - began) / 1000);
  };
  const all: string[] = [];
  const failed = { resent: 0, silent: 0, failedGets: 0 };
  while (seconds.length < RELOADS) {
    const { sent, resent, silent, failedGets } = await underLoad(await running.hire(), async () => {
      const began = performance.now();
      while (seconds.length < RELOADS && performance.now() - began < LONGEST_ANSWERING_MS) await reload();
    });
    all.push(...sent);
    failed.resent += resent;
    failed.silent += silent;
    failed.failedGets += failedGets;
  }
  const compared = await running.compare(all);
  recordFigure(
    'P1',
    `${RELOADS} reloads of two processes: ${all.length} answers, ${failed.resent + failed.failedGets} failed requests, ` +
      `${failed.silent} without a reply, ${all.length - Number(compared?.answers)} lost or doubled; the longest reload ${Math.max(...seconds).toFixed(1)} s`,
  );
  expect(failed).toEqual({ resent: 0, silent: 0, failedGets: 0 });
  expect(compared).toEqual(everyOne(all.length));
});
