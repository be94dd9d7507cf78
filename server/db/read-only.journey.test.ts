import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

/** As a standby that took over too early, or a provider that stops writes on a full disk: for new sessions, and there are only new ones. */
async function setReadOnly(readOnly: boolean): Promise<void> {
  const { name, pool } = world.database;
  await pool.query(
    `begin read write; alter database ${name} set default_transaction_read_only = ${readOnly}; commit`,
  );
  await pool.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`,
    [name],
  );
}

const status = async (path: string) => {
  const response = await fetch(world.kinto.url + path, {
    headers: { authorization: `Bearer ${world.manager.token}` },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('While the database takes no changes a webhook gets 503, pages can be read, and it is told; then all goes on by itself', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const question = await phone.hears(0);
  await world.settled();
  await setReadOnly(true);
  // Who signs in or was not seen for a while is noted down; where that can't be, it is no reason to show nothing.
  world.passTime(120);
  const webhook = messagesWebhook(world.emulator.phoneNumberId, '+12025550166', [
    textMessage('wamid.read-only', 'hi'),
  ]);
  await expect
    .poll(() => postWebhook(world.kinto.url, world.emulator.appSecret, webhook), { timeout: 20_000 })
    .toBe(503);
  expect(await postWebhook(world.kinto.url, world.emulator.appSecret, webhook)).toBe(503);
  await phone.press(question, 'OK');
  expect((await status('/api/submissions')).status).toBe(200);
  expect((await world.manager.ask('POST', '/api/machines', { name: 'Filler' })).status).toBe(503);
  await expect.poll(async () => (await status('/health')).status, { timeout: 20_000 }).toBe(503);
  const { services } = (await status('/api/system-status')).body as {
    services: Record<string, { status: string; cause?: string }>;
  };
  expect(services.database).toMatchObject({ status: 'error', cause: 'read_only' });

  await setReadOnly(false);
  const from = performance.now();
  expect((await phone.hears(1, 60)).text).toContain('📝');
  const healed = Math.round(performance.now() - from);
  expect(
    await world.database.sql('SELECT result FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toEqual([{ result: 'OK' }]);
  await expect.poll(async () => (await status('/health')).status, { timeout: 30_000 }).toBe(200);
  recordFigure(
    'D6',
    `read-only: webhooks 503, pages readable, /health 503; the answer tapped meanwhile was answered ${(healed / 1000).toFixed(1)} s after the end, 0 lost`,
    'read-only',
  );
});
