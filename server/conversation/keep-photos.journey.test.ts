import { afterAll, beforeAll, expect, test } from 'vitest';
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
