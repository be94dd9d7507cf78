import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlant } from '../test/plant.ts';
import { startWorld, type World } from '../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('A question that arrived twice, and whose second arrival alone was told, is asked again when its answer is older', async () => {
  const plant = await makePlant(world);
  const { submissionId } = await plant.assign(2);
  const phone = world.phone(plant.phoneNumber);
  await phone.press(await phone.hears(0), 'OK');
  await phone.hears(1);
  await world.settled();
  // As it is after an attempt in doubt: begun before, sent again, and only that copy has its status.
  await world.database.sql(
    `UPDATE outbound_messages SET attempts = 2, handed_at = now() - interval '1 minute', sent_at = now() + interval '1 minute',
       delivered_at = now() + interval '1 minute', read_at = NULL
     WHERE operator_id = $1 AND task_index = 1`,
    [plant.operatorId],
  );
  await phone.text('NOK leaks');
  expect((await phone.hears(2)).text).toMatch(/crossed.*Question 2/s);
  const answers = () =>
    world.database.sql(
      'SELECT task_index, result, remarks FROM checklist_answers WHERE submission_id = $1 ORDER BY task_index',
      [submissionId],
    );
  expect(await answers()).toEqual([{ task_index: 0, result: 'OK', remarks: null }]);
});
