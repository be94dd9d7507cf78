import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { inTurn } from '../test/in-turn.ts';
import { makePlant } from '../test/plant.ts';
import { testPicture } from '../test/test-picture.ts';
import { startWorld, type World } from '../test/world.ts';

const OPERATORS = 100;
const PHOTOS = 10;
const TASKS = 3;

let world: World;
let picture: Buffer;
beforeAll(async () => {
  world = await startWorld();
  await world.another();
  picture = await testPicture({ width: 32, height: 24, background: '#336699' });
});
afterAll(() => world.stop());

test('A hundred operators send ten photos at once, and their webhooks come shuffled by five seconds: all photos are at their question, and the answers in order', async () => {
  await world.controls.switches({ reorder: true, reorderWindowMs: 5_000 });
  const plants = await inTurn(Array.from({ length: OPERATORS }), 4, () => makePlant(world));
  const assigned = await inTurn(plants, 4, (plant) => plant.assign(TASKS));
  await inTurn(plants, OPERATORS, async ({ phoneNumber }) => {
    const phone = world.phone(phoneNumber);
    const patience = 300;
    const first = await phone.hears(0, patience);
    await phone.photos(
      Array.from({ length: PHOTOS }, () => picture),
      { caption: 'OK - all seen', quote: first.wamid },
    );
    for (let asked = 1; asked < TASKS; asked++) await phone.press(await phone.hears(asked, patience), 'OK');
    await phone.press(await phone.hears(TASKS, patience), '✅ Confirm');
    expect((await phone.hears(TASKS + 1, patience)).text).toContain('🎉');
  });
  await world.settled();
  const rows = await world.database.sql<{
    answers: number[];
    in_order: boolean;
    photos: number;
    elsewhere: number;
  }>(
    `SELECT array_agg(a.task_index ORDER BY a.task_index) AS answers,
       array_agg(a.task_index ORDER BY a.answered_at, a.task_index) = array_agg(a.task_index ORDER BY a.task_index) AS in_order,
       (SELECT count(*)::int FROM photos p WHERE p.submission_id = u.id AND p.task_index = 0) AS photos,
       (SELECT count(*)::int FROM photos p WHERE p.submission_id = u.id AND p.task_index IS DISTINCT FROM 0) AS elsewhere
     FROM checklist_submissions u JOIN checklist_answers a ON a.submission_id = u.id AND a.superseded_at IS NULL
     WHERE u.id = ANY($1) GROUP BY u.id`,
    [assigned.map(({ submissionId }) => submissionId)],
  );
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  recordFigure(
    'B1',
    `${rows.length} operators × ${PHOTOS} photos at once, webhooks shuffled by 5 s over ${TASKS} questions: ${sum((r) => r.photos)} photos at their ` +
      `question, ${sum((r) => r.elsewhere)} elsewhere, ${rows.filter((r) => !r.in_order).length} conversations out of order`,
    'albums',
  );
  expect(rows).toEqual(
    assigned.map(() => ({ answers: [0, 1, 2], in_order: true, photos: PHOTOS, elsewhere: 0 })),
  );
});
