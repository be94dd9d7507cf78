import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
let picture: Buffer;
beforeAll(async () => {
  world = await startWorld();
  picture = await testPicture({ width: 64, height: 48, background: '#336699' });
});
afterAll(() => world.stop());

const OFF = { deliverTwice: false, reorder: false, batch: false, delayMs: 0 };
const TASKS = 5;

test.each([
  ['as it should be', {}],
  ['every webhook twice', { deliverTwice: true }],
  ['newest first', { reorder: true, reorderWindowMs: 40 }],
  ['many in one body', { batch: true, batchWindowMs: 40 }],
  ['late', { delayMs: 80 }],
  ['late, newest first and twice', { delayMs: 40, reorder: true, reorderWindowMs: 40, deliverTwice: true }],
  [
    'in batches, newest first and twice',
    { batch: true, batchWindowMs: 40, reorder: true, reorderWindowMs: 40, deliverTwice: true },
  ],
])('Webhooks that come %s: every answer once and in order, and N + 2 messages for N questions', async (_name, switches) => {
  await world.controls.switches({ ...OFF, ...switches });
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(TASKS);
  const phone = world.phone(plant.phoneNumber);
  for (let asked = 0; asked < TASKS; asked++) {
    const question = await phone.hears(asked);
    expect(question.text).toContain(`Question ${asked + 1} of ${TASKS}`);
    // It has arrived before time passes: a photo of the second in which it arrives would be for the question before.
    if (asked === 2) await world.settled();
    world.passTime(20);
    if (asked === 2)
      await phone.photos([picture, picture], { caption: 'NOK - leaks', quote: question.wamid });
    else await phone.press(question, asked % 2 ? 'NOK' : 'OK');
  }
  const summary = await phone.hears(TASKS);
  await phone.press(summary, '✅ Confirm');
  expect((await phone.hears(TASKS + 1)).text).toContain('🎉');
  await world.settled();
  expect(await phone.heard()).toHaveLength(TASKS + 2);
  const { rows } = await world.database.pool.query(
    `SELECT a.task_index, a.result, a.remarks, (SELECT count(*)::int FROM photos p
        WHERE p.submission_id = a.submission_id AND p.task_index = a.task_index) AS photos
     FROM checklist_answers a WHERE a.submission_id = $1 ORDER BY a.task_index`,
    [submissionId],
  );
  expect(rows.map((row) => [row.task_index, row.result, row.remarks, row.photos])).toEqual([
    [0, 'OK', null, 0],
    [1, 'NOK', null, 0],
    [2, 'NOK', 'leaks', 2],
    [3, 'NOK', null, 0],
    [4, 'OK', null, 0],
  ]);
  const { rows: statuses } = await world.database.pool.query(
    'SELECT DISTINCT status FROM outbound_messages WHERE operator_id = $1',
    [plant.operatorId],
  );
  expect(statuses).toEqual([{ status: 'delivered' }]);
});

test('All of it went without a warning', () => {
  expect(world.warnings).toEqual([]);
});

test('Whoever presses a button of a question has seen it, though its delivery is told as of later; an old button still undoes nothing', async () => {
  await world.controls.switches(OFF);
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(1);
  const phone = world.phone(plant.phoneNumber);
  const question = await phone.hears(0);
  await phone.press(question, 'OK');
  await phone.hears(1);
  world.passTime(20);
  await phone.text('EDIT 1');
  const asked = await phone.hears(2);
  await world.settled();
  await world.database.sql(
    `UPDATE outbound_messages SET delivered_at = delivered_at + interval '5 s' WHERE wamid = $1`,
    [asked.wamid],
  );
  await phone.press(question, 'OK');
  await world.settled();
  expect(await phone.heard()).toHaveLength(3);
  await phone.press(asked, 'NOK');
  expect((await phone.hears(3)).text).toContain('1. NOK');
  const answers = await world.database.sql(
    'SELECT result FROM checklist_answers WHERE submission_id = $1 AND superseded_at IS NULL',
    [submissionId],
  );
  expect(answers).toEqual([{ result: 'NOK' }]);
});
