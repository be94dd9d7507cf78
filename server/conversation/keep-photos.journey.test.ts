import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextSecond } from '../test/next-second.ts';
import { makePlant } from '../test/plant.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('A photo that comes after the checklist is confirmed is kept with it, and one of nowhere is kept too', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await phone.photos([await testPicture()]);
  await world.settled();
  const { submissionId } = await plant.assign(1);
  await world.settled();
  await phone.text('OK');
  await world.settled();
  await phone.text('CONFIRM');
  await world.settled();
  await phone.photos([await testPicture()]);
  await world.settled();
  const { rows } = await world.database.pool.query(
    'SELECT submission_id, task_index FROM photos WHERE operator_id = $1 ORDER BY received_at',
    [plant.operatorId],
  );
  expect(rows).toEqual([
    { submission_id: null, task_index: null },
    { submission_id: submissionId, task_index: null },
  ]);
  const submission = await world.manager.get<{ unplacedPhotos: unknown[] }>(
    `/api/submissions/${submissionId}`,
  );
  expect(submission.unplacedPhotos).toHaveLength(1);
});

const placesOf = async (operatorId: number) =>
  (
    await world.database.pool.query(
      'SELECT submission_id, task_index FROM photos WHERE operator_id = $1 ORDER BY received_at',
      [operatorId],
    )
  ).rows;
/** Three seconds ago, in seconds since 1970. */
const aWhileAgo = () => Math.floor(Date.now() / 1_000) - 3;

test('A photo for a checklist that was just cancelled stays with it, and is for no question of the next one', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  const { id, submissionId } = await plant.assign(2);
  await world.settled();
  const next = await plant.assign(1);
  await world.settled();
  await world.manager.post(`/api/assignments/${id}/cancel`, {});
  await world.settled();
  await phone.photos([await testPicture()], { at: aWhileAgo() });
  await world.settled();
  await phone.text('OK');
  await world.settled();
  expect(await placesOf(plant.operatorId)).toEqual([{ submission_id: submissionId, task_index: null }]);
  const { answers } = await world.manager.get<{ answers: { result: string; photos: unknown[] }[] }>(
    `/api/submissions/${next.submissionId}`,
  );
  expect(answers).toMatchObject([{ result: 'OK', photos: [] }]);
});

test('Nor is it for a question that was answered before the other checklist came in between', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  const first = await plant.assign(2);
  await world.settled();
  await phone.text('OK');
  await world.settled();
  const second = await plant.assign(2);
  await world.settled();
  await phone.text('SWITCH');
  await world.settled();
  await world.manager.post(`/api/assignments/${second.id}/cancel`, {});
  await world.settled();
  const heard = (await plant.heard()).at(-1);
  expect(heard).toContain('Question 2 of 2');
  await phone.photos([await testPicture()], { at: aWhileAgo() });
  await world.settled();
  expect(await placesOf(plant.operatorId)).toEqual([
    { submission_id: second.submissionId, task_index: null },
  ]);
  expect(first.submissionId).not.toBe(second.submissionId);
});

test('The caption that comes in with the second photo of an album joins the answer of the first, and is no edit', async () => {
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  const { submissionId } = await plant.assign([
    { taskName: 'Panel', answerType: 'photo' },
    { taskName: 'Belt' },
  ]);
  await phone.hears(0);
  const arrived = () =>
    world.database.sql(
      'SELECT 1 FROM outbound_messages WHERE operator_id = $1 AND delivered_at IS NOT NULL',
      [plant.operatorId],
    );
  await expect.poll(arrived, { timeout: 10_000 }).toHaveLength(1);
  await nextSecond();
  const at = Math.floor(Date.now() / 1000);
  for (const caption of [undefined, 'left panel', undefined]) {
    await phone.photos([await testPicture()], { at, ...(caption && { caption }) });
    await world.settled();
  }
  const { answers } = await world.manager.get<{ answers: { photos: unknown[] }[] }>(
    `/api/submissions/${submissionId}`,
  );
  expect(answers).toMatchObject([{ remarks: 'left panel', edited: false, earlier: [] }]);
  expect(answers[0]?.photos).toHaveLength(3);
});
