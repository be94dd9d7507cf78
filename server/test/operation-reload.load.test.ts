import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { everyOne, underLoad } from './answering.ts';
import { startUnderPm2, type UnderPm2 } from './under-pm2.ts';

const RELOADS = 20;

let running: UnderPm2;
beforeAll(async () => {
  running = await startUnderPm2();
}, 300_000);
afterAll(() => running.stop());

test('pm2 reload twenty times while fifty operators answer: no request fails, no answer is lost or doubled', async () => {
  const seconds: number[] = [];
  const { sent, ...failed } = await underLoad(running.answering, async () => {
    for (let i = 0; i < RELOADS; i++) {
      const began = performance.now();
      await running.pm2.run('reload', 'kinto-app');
      seconds.push((performance.now() - began) / 1000);
    }
  });
  const compared = await running.compare(sent);
  recordFigure(
    'P1',
    `${RELOADS} reloads of two processes: ${sent.length} answers, ${failed.resent + failed.failedGets} failed requests, ${sent.length - Number(compared?.answers)} lost or doubled; the longest reload ${Math.max(...seconds).toFixed(1)} s`,
  );
  expect(failed).toEqual({ resent: 0, silent: 0, failedGets: 0 });
  expect(compared).toEqual(everyOne(sent.length));
});
