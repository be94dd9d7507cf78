import { afterAll, beforeAll, expect, test } from 'vitest';
import { checklistAnswers } from '../db/schema/checklist-answers.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { machineTrendsVerb } from './machine-trends.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test('Numbers of a machine in their time, without what was changed later and what is no number', async () => {
  const context = testContext(database);
  const plant = await testPlant(context);
  const give = async (days: number, answer: Partial<typeof checklistAnswers.$inferInsert>) => {
    const { submissionId } = await testConversation(
      database.db,
      plant,
      { status: 'expired' },
      daysAgo(days + 0.1),
    );
    await database.db.insert(checklistAnswers).values({
      ...{ submissionId, taskIndex: 1, result: 'OK', wamid: `wamid.${days}.${answer.value}` },
      ...{ answeredAt: daysAgo(days), ...answer },
    });
    return submissionId;
  };
  const first = await give(20, { value: 3.2 });
  await give(40, { value: 2.9 });
  await give(2, { value: 9, supersededAt: NOW });
  await give(3, { value: 'a word', taskIndex: 0 });
  const last = await give(1, { value: 4.5, outOfLimits: true });
  const trends = (days: number) =>
    machineTrendsVerb(context, { params: { id: plant.machine.id }, query: { days }, body: {} });
  expect(await trends(30)).toEqual({
    items: [
      {
        taskName: 'Read the pressure',
        unit: 'bar',
        min: 2,
        max: 4,
        points: [
          { at: daysAgo(20).toISOString(), value: 3.2, outOfLimits: false, submissionId: first },
          { at: daysAgo(1).toISOString(), value: 4.5, outOfLimits: true, submissionId: last },
        ],
      },
    ],
  });
  expect((await trends(90)).items[0]?.points).toHaveLength(3);
  await expect(
    machineTrendsVerb(context, { params: { id: 9999 }, query: { days: 30 }, body: {} }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
