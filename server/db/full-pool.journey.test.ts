import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { answerByButton } from '../test/button-operator.ts';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';
import { PIPELINES, POOL_SIZE } from './connection-budget.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** Takes the product's connections away, but for so many of each pool. @returns how to give them back */
async function takeAllBut(left: number): Promise<() => void> {
  const { pool } = world.kinto.context;
  const { pipelines } = world.kinto.conversation;
  const taken = await Promise.all([
    ...Array.from({ length: POOL_SIZE - left }, () => pool.connect()),
    ...Array.from({ length: PIPELINES - left }, () => pipelines.connect()),
  ]);
  return () => {
    for (const client of taken) client.release();
  };
}

const asked = async (path: string) => {
  const response = await fetch(world.kinto.url + path, {
    headers: { authorization: `Bearer ${world.manager.token}` },
  });
  await response.arrayBuffer();
  return { status: response.status, retryAfter: response.headers.get('retry-after') };
};

test('With every connection taken, 200 requests are refused with 503 and Retry-After; once there is one again, all is well', async () => {
  const giveBack = await takeAllBut(0);
  const started = performance.now();
  const latencies: number[] = [];
  const requests = Array.from({ length: 200 }, async () => {
    const answer = await asked('/api/machines');
    latencies.push(performance.now() - started);
    return answer;
  });
  const webhook = messagesWebhook(world.emulator.phoneNumberId, '+12025550166', [
    textMessage('wamid.full', 'hi'),
  ]);
  expect(await postWebhook(world.kinto.url, world.emulator.appSecret, webhook)).toBe(503);
  const answers = await Promise.all(requests);
  expect(new Set(answers.map(({ status, retryAfter }) => `${status} ${retryAfter}`))).toEqual(
    new Set(['503 2']),
  );
  expect((await fetch(`${world.kinto.url}/health`)).status).toBe(503);
  giveBack();
  const freed = performance.now();
  await expect.poll(async () => (await asked('/api/machines')).status, { timeout: 20_000 }).toBe(200);
  const normal = performance.now() - freed;
  const { pool } = world.kinto.context;
  await expect.poll(() => pool.waitingCount, { timeout: 20_000 }).toBe(0);
  recordFigure(
    'D3',
    `200 requests at a full pool: all 503 with Retry-After, the last after ${(Math.max(...latencies) / 1000).toFixed(1)} s; normal ${Math.round(normal)} ms after the connections came back`,
    'full',
  );
});

test('One free connection of each pool is enough for everything: nothing takes a second one while it holds the first', async () => {
  await world.settled();
  const giveBack = await takeAllBut(1);
  try {
    const plant = await makePlant(world);
    const phone = world.phone(plant.phoneNumber);
    const { id, submissionId } = await plant.assign([{ taskName: 'Oil' }, { taskName: 'Belt' }]);
    await answerByButton(phone);
    await phone.text('help');
    const { manager } = world;
    for (const path of [
      ...['/api/machines', '/api/operators', '/api/templates', '/api/assignments', '/api/submissions'],
      ...['/api/today', '/api/audit', '/api/system-status', '/api/users', `/api/submissions/${submissionId}`],
      ...[`/api/assignments/${id}`, '/api/health/db', '/metrics'],
    ])
      expect({ path, status: (await asked(path)).status }).toEqual({
        path,
        status: 200,
      });
    const second = await plant.assign(1);
    await manager.post(`/api/assignments/${second.id}/cancel`, {});
    const { pool } = world.kinto.context;
    await world.settled();
    await expect.poll(() => pool.waitingCount, { timeout: 20_000 }).toBe(0);
    expect(world.warnings.filter(({ msg }) => /turn failed|could not be handled/.test(msg))).toEqual([]);
  } finally {
    giveBack();
  }
});
