import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Answering, everyOne, underLoad } from './answering.ts';
import { startUnderPm2, type UnderPm2 } from './under-pm2.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: UnderPm2;
let answering: Answering;
beforeAll(async () => {
  running = await startUnderPm2();
  answering = await running.hire();
});
afterAll(() => running.stop());

const pids = async () => (await running.pm2.list()).map(({ pid }) => pid);
const online = async () => (await running.pm2.list()).map(({ pm2_env }) => pm2_env.status);

test('pm2 reload while fifty operators answer: no request fails, no answer is lost or doubled', async () => {
  expect(await online()).toEqual(['online', 'online']);
  const before = await pids();
  const { sent, ...failed } = await underLoad(answering, async () => {
    await running.pm2.run('reload', 'kinto-app');
  });
  expect((await pids()).some((pid) => before.includes(pid))).toBe(false);
  expect(failed).toEqual({ resent: 0, silent: 0, failedGets: 0 });
  expect(await running.compare(sent)).toEqual(everyOne(sent.length));
});

test('SIGKILL of one of two processes under load: what was not answered comes again, and nothing is lost or doubled', async () => {
  const [victim, survivor] = await pids();
  if (!victim || !survivor) throw new Error('There are not two processes');
  const { sent, silent } = await underLoad(answering, async () => {
    process.kill(victim, 'SIGKILL');
    await expect.poll(pids, { timeout: 30_000, interval: 500 }).not.toContain(victim);
    await expect.poll(online, { timeout: 30_000, interval: 500 }).toEqual(['online', 'online']);
  });
  expect(silent).toBe(0);
  expect(await running.compare(sent)).toEqual(everyOne(sent.length));
});

test('pm2 logs: one JSON object a line, though two processes write to one file, and every event under its word', async () => {
  const shown = await running.pm2.run('logs', 'kinto-app', '--raw', '--nostream', '--lines', '2000');
  // Read after it was shown: they go on writing.
  const written = (await readFile(running.logFile, 'utf8')).trim().split('\n');
  for (const line of written) expect(() => JSON.parse(line), line).not.toThrow();
  const events = shown.split('\n').filter((line) => line.includes('WHATSAPP'));
  expect(events.length).toBeGreaterThan(100);
  // pm2 shows the last so many bytes, and may begin in the middle of a line.
  for (const line of events.slice(1)) expect(written).toContain(line);
});
