import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { messagesWebhook, postWebhook, textMessage } from '../test/signed-webhook.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ cuttable: true });
});
afterAll(() => world.stop());

const questions = (heard: { text: string }[]) =>
  heard.map(({ text }) => /Question \d|📝|🎉/u.exec(text)?.[0]);

test('While the database is away a webhook gets 503; Meta brings it again, and the conversation goes on', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const first = await phone.hears(0);
  await world.settled();
  world.lines.database.cut();
  const webhook = messagesWebhook(world.emulator.phoneNumberId, '+12025550166', [
    textMessage('wamid.cut', 'hi'),
  ]);
  expect(await postWebhook(world.kinto.url, world.emulator.appSecret, webhook)).toBe(503);
  await phone.press(first, 'OK');
  world.lines.database.mend();
  expect((await phone.hears(1)).text).toContain('📝');
  expect(
    await world.database.sql('SELECT result FROM checklist_answers WHERE submission_id = $1', [submissionId]),
  ).toEqual([{ result: 'OK' }]);
  // Nothing was promised for the one that nobody brings again.
  expect(await world.database.sql(`SELECT 1 FROM inbound_messages WHERE wamid = 'wamid.cut'`)).toEqual([]);
  expect((await fetch(`${world.kinto.url}/api/health/db`)).status).toBe(200);
});

test('Connections that break again and again lose no answer, double none, and stop no process', async () => {
  const plants = await Promise.all(Array.from({ length: 4 }, () => makePlant(world)));
  const assigned = await Promise.all(plants.map((plant) => plant.assign(3)));
  const operators = plants.map(async ({ phoneNumber }) => {
    const phone = world.phone(phoneNumber);
    for (let asked = 0; asked < 3; asked++) await phone.press(await phone.hears(asked), 'OK');
    const summary = await phone.hears(3);
    await phone.press(summary, '✅ Confirm');
    expect((await phone.hears(4)).text).toContain('🎉');
  });
  // Irregular, so that nothing falls into step with it.
  for (const ms of [90, 210, 130, 310, 170, 270, 110, 350, 190, 230, 150, 290]) {
    world.lines.database.cut();
    world.lines.database.mend();
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
  await Promise.all(operators);
  await world.settled();
  expect(
    await world.database.sql(
      `SELECT u.status, count(a.id)::int AS answers, count(DISTINCT a.task_index)::int AS tasks FROM checklist_submissions u
       JOIN checklist_answers a ON a.submission_id = u.id WHERE u.id = ANY($1) GROUP BY u.id`,
      [assigned.map(({ submissionId }) => submissionId)],
    ),
  ).toEqual(assigned.map(() => ({ status: 'completed', answers: 3, tasks: 3 })));
});

test('The Cloud API away, then back: nothing is lost, nothing doubled, and the order holds', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(2);
  const first = await phone.hears(0);
  await world.settled();
  world.lines.cloudApi.cut();
  await phone.press(first, 'OK');
  await world.settled();
  await phone.text('help');
  await world.settled();
  await phone.text('status');
  await world.settled();
  expect(
    await world.database.sql(`SELECT status FROM outbound_messages WHERE operator_id = $1 ORDER BY seq`, [
      plant.operatorId,
    ]),
  ).toEqual([
    { status: 'delivered' },
    // The line took the request and then broke: whether it arrived cannot be known.
    { status: expect.stringMatching(/^(in_doubt|queued)$/) },
    { status: 'queued' },
    { status: 'queued' },
  ]);
  world.lines.cloudApi.mend();
  await phone.hears(3);
  await world.settled();
  const heard = await phone.heard();
  expect(heard).toHaveLength(4);
  expect(questions(heard).slice(0, 2)).toEqual(['Question 1', 'Question 2']);
  const { rows: inOrder } = await world.database.pool.query(
    'SELECT wamid FROM outbound_messages WHERE operator_id = $1 ORDER BY seq',
    [plant.operatorId],
  );
  expect(heard.map(({ wamid }) => wamid)).toEqual(inOrder.map(({ wamid }) => wamid));
});
